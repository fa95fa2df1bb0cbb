"""The values of the contract of a coaching module: what the methods of `ModuleConfig` (coaching/modules.py) answer with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.urls import reverse

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


class Act(Enum):
    """What a coach does about a reason, in the order in which a coach does them."""

    MARK = "mark"  # a session that is over: held, or not
    READ = "read"  # what was handed in
    OPEN = "open"  # a file that was given
    ANSWER = "answer"  # somebody who asked
    WRITE = "write"  # a recap
    PUBLISH = "publish"  # a testimonial
    BOOK = "book"  # a next session
    CALL = "call"  # a word to somebody
    SETTLE = "settle"  # money
    REPAIR = "repair"  # an email or a calendar that failed


@dataclass(frozen=True)
class Deed:
    """Something that is done there and then by one press: `label` on the button, `url` the path to which `fields` are sent."""

    label: StrOrPromise
    url: StrOrPromise
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Attention:
    """A reason, in words, why a coach may want to look at a client.

    `key` names what it is about, and stays the same as long as it waits: by it a coach says "not now". `since` is the aware
    moment from which on it waits: in each act what waits longest comes first. Where it is a reason only some time after that,
    `begun` is when it became one, from which on it is new. `url` is a path; `reverse_lazy` finds it only for
    those that are shown. `letter` are sentences with which a coach could begin an email to the client about it. What is about no
    client has no `client_id`, and says in `whom` whom or what it is about.
    """

    client_id: int | None
    reason: StrOrPromise
    key: str
    since: datetime
    act: Act = Act.CALL
    url: StrOrPromise = ""
    deeds: Sequence[Deed] = ()
    letter: StrOrPromise = ""
    whom: str = ""
    begun: datetime | None = None


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
class First:
    """The first time of something, on the date `on` of the client's calendar, in words that name it. `url` is a path."""

    on: date
    text: str
    url: str = ""


@dataclass(frozen=True)
class InWords:
    """How far a client has come, in sentences: those of the last weeks, what was done for the first time, and `own`, what the
    client alone reads."""

    lately: Sequence[str] = ()
    firsts: Sequence[First] = ()
    own: Panel | None = None


@dataclass(frozen=True)
class Ring:
    """Somebody, as a ring with initials in it. `percent_left` is how far it is filled: 100 just after being in touch, then
    less."""

    initials: str
    percent_left: int = 0


@dataclass(frozen=True)
class MailedAct:
    """A button of the weekly email. `url` is the path of a page: the client's own, or one that needs nobody to sign in, which is
    signed, shows next to nothing and asks once more, so that opening it changes nothing."""

    label: StrOrPromise
    url: str


@dataclass(frozen=True)
class InMail:
    """How a step is put in the weekly email. `instead` are the words that take the place of all others where those tell too much
    to whoever looks over a shoulder; `acts` is what is done from there, the main one first. What is `new` is named in a line
    where it finds no place of its own.

    `take(now)` is called once for what goes into an email, in the transaction that sends it: what is said only once is written
    down there. If it answers False, it is left out. What finds no place is not taken.
    """

    acts: Sequence[MailedAct] = ()
    instead: str = ""
    new: bool = False
    take: Callable[[datetime], bool] = lambda now: True


@dataclass(frozen=True)
class NextStep:
    """Something a client could do now, on their home and, with `mail`, in their weekly email.

    `text` names it: a person, where it is about one. `why` says in a few words since when it waits or where it comes from, `idea`
    how one could begin. `url` is a path; `label` is on the button that leads there. `acts` takes the button's place on the home:
    a template with what can be done there and then. `due` is a day on the client's calendar. What has the same `about` is
    there once. `short` is what a subject says.
    """

    client_id: int
    text: str
    url: str
    why: str = ""
    idea: str = ""
    due: date | None = None
    label: StrOrPromise = ""
    ring: Ring | None = None
    acts: Panel | None = None
    about: str = ""
    short: str = ""
    mail: InMail | None = None


@dataclass(frozen=True)
class Question:
    """Something the weekly email asks in one line, with its answers beside it. `take` as in `InMail`."""

    client_id: int
    text: str
    answers: Sequence[MailedAct]
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
    """Something a page of the site may show through the one generic page block. `at_top` is a template with the least of it, for
    the top of the home page: visitors try it before they read anything."""

    slug: str
    title: StrOrPromise
    template: str
    context: Callable[[HttpRequest], Mapping[str, Any]] = lambda request: {}
    at_top: str = ""


@dataclass(frozen=True)
class PublicPage:
    """A page of the module's own that anyone may read, and that people should find: `url_name` takes no arguments. `invites` is
    what a link beneath an example says, to try it with something of one's own."""

    slug: str
    title: StrOrPromise
    url_name: str
    invites: StrOrPromise = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Suggestion:
    """Something public to read or try: what it is called, why it is worth it in a short sentence, and its path. Where it
    `takes_a_message`, whoever brings one to the call has tried it.
    """

    title: StrOrPromise
    why: StrOrPromise
    path: str
    takes_a_message: bool = False


@dataclass(frozen=True)
class NavigationItem:
    """A link in the client's navigation; `url` is a url name, `sign` names a template in components/signs/."""

    title: StrOrPromise
    url: str
    sign: str = ""
