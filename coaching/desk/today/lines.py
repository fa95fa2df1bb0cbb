"""What waits for a coach, a line each, grouped by what is done about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import ngettext

from coaching.booking import reads as booking
from coaching.booking.access import coaches_of
from coaching.desk import attention, failed_mails
from coaching.desk.today import headings
from coaching.desk.today.headings import BUTTONS, TITLES, heading_of
from coaching.modules import Act, Attention, Deed
from coaching.payments.after_sale import reasons as money
from coaching.people.access import clients_of
from coaching.people.models import Client, Coach
from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.present import present

SHOWN = 3
MOST_REASONS = 3  # in the words of one line


@dataclass
class Line:
    """One line; `client` is None where it is about none. What is asked of a client is one line for all its `reasons`, the longest
    waiting first; `waits` says for how long. `until` is the day to which it is put off."""

    reasons: list[Attention]
    now: datetime
    client: Client | None = None
    is_new: bool = False
    until: date | None = None

    @property
    def first(self) -> Attention:
        return self.reasons[0]

    @property
    def act(self) -> Act:
        return self.first.act

    @property
    def since(self) -> datetime:
        return self.first.since

    @property
    def waits(self) -> str:
        return headings.waits(self.since, self.now)

    @property
    def keys(self) -> list[str]:
        return [each.key for each in self.reasons]

    @property
    def whom(self) -> str:
        """Whom it is about, unless the reason begins with the name."""
        name = self.client.name if self.client else self.first.whom
        return "" if name and str(self.first.reason).startswith(name) else name

    @property
    def why(self) -> str:
        return " · ".join(str(each.reason) for each in self.reasons[:MOST_REASONS])

    @property
    def url(self) -> StrOrPromise:
        """The page where it is done; of someone about whom there is no other, their own."""
        return self.first.url or (self.client.get_absolute_url() if self.client else "")

    @property
    def title(self) -> StrOrPromise:
        """What is done about it and its like."""
        return TITLES[self.act]

    @property
    def button(self) -> StrOrPromise:
        return BUTTONS[self.act]

    @property
    def deeds(self) -> list[Deed]:
        return [deed for reason in self.reasons for deed in reason.deeds]

    @property
    def can_write(self) -> bool:
        """Whether an email from the coach is a way: to whom something is asked of, and who has an account."""
        return self.act in attention.APPROACHES and self.client is not None and bool(self.client.user_id)


@dataclass
class Group:
    """What is done in one way: the first `lines` of `count`."""

    act: Act
    count: int
    lines: list[Line] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return heading_of(self.act, self.count)

    @property
    def all_words(self) -> str:
        return ngettext("all %(count)d", "all %(count)d", self.count) % {"count": self.count}


@dataclass
class Waiting:
    """`lines` in the order of the acts, in each what waits longest first; `later` is what was put off, the soonest first."""

    lines: list[Line]
    later: list[Line]

    @property
    def groups(self) -> list[Group]:
        found: dict[Act, Group] = {}
        for line in self.lines:
            group = found.setdefault(line.act, Group(line.act, 0))
            group.count += 1
            if len(group.lines) < SHOWN:
                group.lines.append(line)
        return list(found.values())


def waiting(user: User, now: datetime, coach: Coach | None = None, new_since: datetime | None = None) -> Waiting:
    """All that waits for this member of staff, or for one `coach` of theirs. The same number of queries for 10 clients and 300.

    What began to wait after `new_since` is new.
    """
    found = _clients(user, coach)
    clients = {client.pk: client for client in found}
    rare = attention.of_what_is_rare(found, now)
    reasons, later = list(attention.all_reasons(found, now, rare)), attention.put_off(rare, now)
    now_due = [each for each in reasons if (each.client_id, each.key) not in later]
    put_off = [each for each in reasons if (each.client_id, each.key) in later]
    lines = _lines([*now_due, *_of_practice(user, now, coach)], clients, now, new_since)
    days = {(each.client_id, each.key): later[each.client_id or 0, each.key].until for each in put_off}
    off = [line for day in sorted(set(days.values())) for line in _put_off_until(day, put_off, days, clients, now)]
    return Waiting(_ordered(lines), off)


def _put_off_until(
    day: date,
    reasons: Iterable[Attention],
    days: dict[tuple[int | None, str], date],
    clients: dict[int, Client],
    now: datetime,
) -> list[Line]:
    """The lines of what is off the desk until that day, what waits longest first."""
    lines = _lines([each for each in reasons if days[each.client_id, each.key] == day], clients, now, None)
    return [replace(line, until=day) for line in sorted(lines, key=lambda line: line.since)]


def _clients(user: User, coach: Coach | None) -> QuerySet[Client]:
    found: Any = clients_of(user).prefetch_related("coach")
    return found.filter(coach=coach) if coach else found


def _of_practice(user: User, now: datetime, coach: Coach | None) -> Iterator[Attention]:
    """What is about no client, of the coaches whose time this person may change. Most of it is rarely there: one query asks."""
    mine = coaches_of(user)
    coaches = mine.filter(pk=coach.pk) if coach else mine
    asked, calendars, mails = booking.asked(coaches), booking.in_trouble(coaches, now), failed_mails.of_desk(user, coach)
    there = present(asked=asked, calendars=calendars, mails=mails, receipts=money.without_receipt(user))
    if "asked" in there:
        yield from map(booking.about_request, asked)
    if "calendars" in there:
        yield from (booking.about_calendar(each, now) for each in calendars)
    if "mails" in there:
        yield from failed_mails.reasons(mails)
    if not coach:
        yield from money.of_practice(user, now, receipts="receipts" in there)


def _lines(reasons: Iterable[Attention], clients: dict[int, Client], now: datetime, new_since: datetime | None) -> list[Line]:
    found: dict[tuple[Any, ...], list[Attention]] = {}
    for each in reasons:
        together = each.act in attention.APPROACHES and each.client_id
        found.setdefault((each.act, each.client_id) if together else (each.key, each.client_id), []).append(each)
    return [_line(rows, clients, now, new_since) for rows in found.values()]


def _line(reasons: list[Attention], clients: dict[int, Client], now: datetime, new_since: datetime | None) -> Line:
    reasons = sorted(reasons, key=lambda each: each.since)
    is_new = new_since is not None and any((each.begun or each.since) > new_since for each in reasons)
    return Line(reasons, now, clients.get(reasons[0].client_id or 0), is_new)


def _ordered(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (attention.ORDER[line.act], line.since))
