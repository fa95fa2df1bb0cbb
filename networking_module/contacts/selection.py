"""Which people were ticked."""

LARGEST = 2**63 - 1
MOST = 200


def picked(data, name="pick"):
    """The numbers of ticked people, each once, in order; what is no number is left out."""
    numbers = (int(each) for each in data.getlist(name)[:MOST] if each.isascii() and each.isdigit())
    return list(dict.fromkeys(number for number in numbers if number <= LARGEST))
