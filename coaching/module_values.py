"""The values of the contract of a coaching module: what the methods of `ModuleConfig` (coaching/modules.py) answer with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

    from coaching.people.models import Client
    from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Track:
    """One thing that progress is counted along. `sign` names a template in components/signs/, without `.html`; `counts`
    says in words what is counted, for those who read the numbers."""

    slug: str
    title: StrOrPromise
    sign: str = ""
    counts: StrOrPromise = ""


@dataclass(frozen=True)
class Attention:
    """A reason, in words, why a coach may want to look at a client. Higher `weight` comes first. `url` is a path, as `reverse()`
    gives it."""

    client_id: int
    reason: str
    url: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Progress:
    """Numbers of one client along one track: `weeks` holds one count a week, oldest first."""

    track: Track
    weeks: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.weeks)


@dataclass(frozen=True)
class ProgressItem:
    """One thing behind a number, done on a date of the client's calendar: shown to the client alone. `url` is a path, as
    `reverse()` gives it."""

    on: date
    text: str
    url: str = ""


@dataclass(frozen=True)
class NextStep:
    """Something a client could do now. `url` is a path, as `reverse()` gives it; `due` is the day it is due on the client's
    calendar, if there is one."""

    text: str
    url: str = ""
    due: date | None = None


@dataclass(frozen=True)
class DigestAction:
    """Something that is done from the digest mail itself. `url` is the path of a page that asks once more: opening it
    changes nothing, and it needs nobody to sign in, so it is signed and shows next to nothing."""

    label: str
    url: str


@dataclass(frozen=True)
class DigestLine:
    """One line of a client's digest mail, and what can be done about it from there. `url` is a path, as `reverse()` gives it:
    the mail puts the site's address before it.

    `take(now)` is called once for a line that goes into a mail, in the transaction that sends it: what is said only once is
    written down there. If it answers False, the line is left out. Lines that find no place are not taken.
    """

    client_id: int
    text: str
    url: str = ""
    actions: Sequence[DigestAction] = ()
    take: Callable[[datetime], bool] = lambda now: True


@dataclass(frozen=True)
class Activity:
    """Something a module lets clients do, which an exercise can ask for: "try it for real".

    `count(clients, since, until)` gives {client id: how often} for the half-open time from `since` to `until` (aware).
    `url` is a url name that leads the client there.
    """

    slug: str
    title: StrOrPromise
    url: str
    count: Callable[[Sequence[Client], datetime, datetime], Mapping[int, int]]


@dataclass(frozen=True)
class Panel:
    """A box on a screen: a template and its context."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PageBlock:
    """Something a page of the site may show through the one generic page block."""

    slug: str
    title: StrOrPromise
    template: str
    context: Callable[[HttpRequest], Mapping[str, Any]] = lambda request: {}


@dataclass(frozen=True)
class NavigationItem:
    """A link in the client's navigation; `url` is a url name, `sign` names a template in components/signs/."""

    title: StrOrPromise
    url: str
    sign: str = ""
