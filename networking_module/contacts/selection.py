"""Which people were ticked."""

from coaching.practice.request_values import numbers

MOST = 200


def picked(data, name="pick"):
    """The numbers of ticked people, each once, in order; what is no number is left out."""
    return numbers(data.getlist(name)[:MOST])
