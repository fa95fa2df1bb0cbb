"""What of a file is no article, and why. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass

from coaching.jobs.sentences import marked as _

# In the order in which they are told: what somebody may miss comes first.
WHY = {
    "unreadable": _("It can't be read."),
    "password": _("It has a password."),
    "private": _("It is private."),
    "draft": _("It is a draft."),
    "later": _("It is to be published later."),
    "empty": _("It has neither a title nor words."),
    "trash": _("It is in the trash."),
    "other": _("It is no article and no page."),
    "file": _("It is a picture or a file."),
    "menu": _("It is an entry of a menu."),
}


@dataclass(frozen=True)
class Left:
    """An entry or a file that is no article, and a word of `WHY`."""

    title: str
    why: str


def first(left: Iterable[Left], most: int) -> list[Left]:
    order = list(WHY)
    return sorted(left, key=lambda each: order.index(each.why))[:most]
