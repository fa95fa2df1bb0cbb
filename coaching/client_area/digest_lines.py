"""What the weekly mail says: what was taken on in sessions, comments, new exercises and files, what is due, sessions, and what
the modules add."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.between_sessions import links
from coaching.between_sessions import reads as between
from coaching.booking import reads as booking
from coaching.exercises import unread
from coaching.files import reads as files
from coaching.goals import reads as goals
from coaching.meetings import actions
from coaching.modules import DigestAction
from coaching.payments.account import balance
from coaching.people import module_answers
from coaching.people.due_words import due_words
from coaching.practice.days import today
from coaching.practice.zones import spoken

DAYS = 7
OF_A_KIND = 3


@dataclass(frozen=True)
class Line:
    """One line, and the rows that the client is told of by it. `about` is the exercise it is about: one line is enough.
    `actions` are what can be done from the mail itself. `take(now)` notes that a module's line is mailed."""

    client_id: int
    text: str
    url: str
    rows: list[Any] = field(default_factory=list)
    about: int | None = None
    actions: Sequence[DigestAction] = ()
    take: Callable[[datetime], bool] = lambda now: True


def lines_of(clients, now):
    """{client id: [Line]}, the weightiest first, three of a kind at most. Eleven queries and those of the modules, for any
    number of clients."""
    clients = list(clients)
    found: defaultdict[int, list[Line]] = defaultdict(list)
    about: dict[int | None, Line] = {}
    for kind in (
        _actions(clients, now),
        _comments(clients, now),
        _opened(clients),
        _files(clients),
        _due(clients, now),
        _goals(clients, now),
        _ending(clients, now),
        _sessions(clients, now),
        _of_modules(clients, now),
    ):
        count: defaultdict[int, int] = defaultdict(int)
        for line in kind:
            if line.about in about:
                about[line.about].rows.extend(line.rows)
            elif count[line.client_id] < OF_A_KIND:
                count[line.client_id] += 1
                found[line.client_id].append(line)
                about |= {line.about: line} if line.about else {}
    for client_id, words in _words(clients, now):
        found[client_id][1:1] = words  # after what comes first, where no limit leaves them out
    return found


def _words(clients, now):
    """What the coach says to them this week, unless an email had it already."""
    for client_id, readers in between.current_of(clients, now).items():
        yield client_id, [_of_word(each) for each in readers if each.mailed_at is None]


def _of_word(reader):
    word = reader.word
    text = _("%(heading)s: “%(text)s”") % {"heading": between.heading(word), "text": word.text}
    text = f"{text}\n{links.full(word.link)}" if word.link else text
    return Line(reader.client_id, text, reverse("client_area:home"), take=partial(between.take, reader))


def _actions(clients, now):
    """What was taken on in a session comes first."""
    known = {client.pk: client for client in clients}
    for each in actions.open_of(clients):
        booking = each.meeting.booking
        when = due_words(each.due_on, known[booking.client_id], now)
        words = _("“%(text)s” (%(when)s)") % {"text": each.text, "when": when}
        yield Line(booking.client_id, words, reverse("meetings:session", args=[booking.pk]))


def _comments(clients, now):
    for each in unread.untold(clients, now):
        words = _("Your coach asks you to continue with “%(title)s”") if each.again else _("Your coach commented on “%(title)s”")
        yield _of_exercise(each.assignment, words, list(each.rows))


def _opened(clients):
    for each in unread.opened(clients):
        words = _("New: “%(title)s”, by %(day)s") if each.due_on else _("New: “%(title)s”")
        yield _of_exercise(each, words, [each])


def _files(clients):
    for each in files.untold(clients):
        yield Line(each.client_id, _("Your coach gave you a file: %(name)s") % {"name": each.name}, reverse("files:mine"), [each])


def _due(clients, now):
    days = {client.pk: today(now, client.timezone) for client in clients}
    for each in unread.due_soon(clients, now, DAYS):
        late = each.due_on is not None and each.due_on < days[each.client_id]
        yield _of_exercise(each, _("Waiting for you: “%(title)s”") if late else _("By %(day)s: “%(title)s”"), [])


def _of_exercise(assignment, words, rows):
    day = date_format(assignment.due_on, "l, F j") if assignment.due_on else ""
    text = words % {"title": assignment.version.title, "day": day}
    return Line(assignment.client_id, text, reverse("exercises:do", args=[assignment.pk]), rows, assignment.pk)


def _goals(clients, now):
    """Those whose day comes this week; one that has passed is not brought up again and again."""
    known = {client.pk: client for client in clients}
    for each in goals.coming_of(clients, now, DAYS):
        words = _("Your goal: “%(text)s” (%(when)s)")
        facts = {"text": each.text, "when": due_words(each.due_on, known[each.client_id], now)}
        yield Line(each.client_id, words % facts, reverse("goals:list"))


def _ending(clients, now):
    left = balance.of(clients, now)
    for client in clients:
        for lot in left.get(client.pk, balance.Left()).soon(today(now, client.timezone)):
            yield Line(client.pk, balance.ends(lot), reverse("payments:sessions"))


def _sessions(clients, now):
    zones = {client.pk: client.timezone for client in clients}
    for each in booking.coming_of(clients, now, now + timedelta(days=DAYS)):
        when = spoken(each.start, zones[each.client_id], each.guest_clock24)
        words = _("%(title)s: %(when)s") % {"title": each.appointment_type.title, "when": when}
        yield Line(each.client_id, words, reverse("payments:sessions"))


def _of_modules(clients, now):
    lines = module_answers.digest_lines(clients, now)
    return (Line(line.client_id, str(line.text), line.url, actions=line.actions, take=line.take) for line in lines)
