"""Lists that are ordered by a press on a heading: `name` is a column's key, `-name` asks for the opposite order."""


def pressed(key: str, now: str, first: str = "") -> tuple[str, str]:
    """(what pressing the column's heading asks for, how it is ordered `now`: "ascending", "descending" or "").

    A column that the list isn't ordered by yet begins with `first`: "-" for the largest or latest first.
    """
    if now == key:
        return f"-{key}", "ascending"
    return (key, "descending") if now == f"-{key}" else (f"{first}{key}", "")
