"""Lists that are ordered by a press on a heading: a column's `key` asks for its order, `-key` for the opposite one.

Addresses say it as `?order=`; `templates/coaching/desk/sorted_heading.html` shows a heading, `sort_choice.html` beside it
offers all of them where a narrow screen has no headings.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Heading:
    """A heading: `asks` is the order that a press asks for, "" for one that can't be pressed; `sorted` is how the list is
    ordered by it now: "ascending", "descending" or ""."""

    title: StrOrPromise
    asks: str = ""
    sorted: str = ""

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """(order, words, whether the list is in it) of both ways; nothing for one that can't be pressed."""
        if not self.asks:
            return []
        key, title = self.asks.removeprefix("-"), {"title": self.title}
        return [
            (key, _("%(title)s, ascending") % title, self.sorted == "ascending"),
            (f"-{key}", _("%(title)s, descending") % title, self.sorted == "descending"),
        ]


def heading(title: StrOrPromise, key: str, now: str, first: str = "") -> Heading:
    """The heading of the column `key` in a list in the order `now`.

    A column that the list isn't ordered by yet begins with `first`: "-" for the largest or latest first.
    """
    if now == key:
        return Heading(title, f"-{key}", "ascending")
    return Heading(title, key, "descending") if now == f"-{key}" else Heading(title, f"{first}{key}")
