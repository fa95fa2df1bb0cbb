"""Every kind of mail that the practice sends, with the words it has until an editor changes them.

A room lists its kinds in its `mails.py`, which is imported when the app starts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.mail.cards import Card
from coaching.practice.lazy_text import StrOrPromise

TO_GUESTS, TO_COACHES, TO_BOOKERS = (
    _("To the guest of a booking"),
    _("To the coach"),
    _("To the person who books for someone else"),
)
TO_CLIENTS = _("To clients")

# How a practice is called where a preview fills in samples.
SAMPLE_PRACTICE = "Career Coaching"

_kinds: dict[str, "MailKind"] = {}
_notices: list[Callable[[str, Mapping[str, Any]], str]] = []


@dataclass(frozen=True)
class MailKind:
    """`subject` and `body` are plain text with {placeholders}; `placeholders` maps each to a sample for the preview.

    A line whose placeholder is empty is left out of the mail. `mandatory` are those that the reader would miss: an editor
    who leaves one out is warned. `button` labels the one link of the mail, whose address is the placeholder `url`.
    `still_wanted(facts)` is asked just before sending, with the facts that `send` was given: False drops the mail.
    A mail with a `lifetime`, such as one with a code, goes out before all others and never later than that; what cannot be
    delivered in time is dropped and is no failure to show. A mail that `send` is given a `card` for begins with that, as the
    preview does with the `sample_card`; its button is a quiet link below the words then, unless the card has it.
    """

    slug: str
    title: StrOrPromise
    subject: StrOrPromise
    body: StrOrPromise
    placeholders: Mapping[str, StrOrPromise]
    button: StrOrPromise = ""
    still_wanted: Callable[[dict[str, Any]], bool] = lambda facts: True
    group: StrOrPromise = TO_CLIENTS
    mandatory: tuple[str, ...] = ()
    lifetime: timedelta | None = None
    sample_card: Card | None = None

    @property
    def samples(self) -> dict[str, Any]:
        """What a preview fills in."""
        return {**self.placeholders, "card": self.sample_card}


def register(kind: MailKind) -> MailKind:
    """Makes a kind known; two with one slug are a mistake."""
    if kind.slug in _kinds:
        raise ValueError(f"Two kinds of mail are called {kind.slug}.")
    _kinds[kind.slug] = kind
    return kind


def register_notice(notice: Callable[[str, Mapping[str, Any]], str]) -> Callable[[str, Mapping[str, Any]], str]:
    """`notice(slug, context)` is asked of every mail for a sentence above its text, whatever an editor wrote; "" says nothing."""
    _notices.append(notice)
    return notice


def notice_of(slug: str, context: Mapping[str, Any]) -> str:
    """The first sentence that somebody registered for such a mail, or ""."""
    return next(filter(None, (notice(slug, context) for notice in _notices)), "")


def kind(slug: str) -> MailKind:
    return _kinds[slug]


def kind_or_none(slug: str) -> MailKind | None:
    """None for a kind that no installed room sends: its texts and messages stay after a module is gone."""
    return _kinds.get(slug)


def grouped():
    """[(group, [kinds])], the groups as they were first registered."""
    groups: dict[str, list[MailKind]] = {}
    for each in _kinds.values():
        groups.setdefault(str(each.group), []).append(each)
    return list(groups.items())


def kind_choices():
    return [(each.slug, each.title) for each in sorted(_kinds.values(), key=lambda each: str(each.title))]
