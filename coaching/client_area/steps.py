"""What a client could do next, the most useful first: one order for the home and the weekly email."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import filterfalse
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.exercises import unread
from coaching.exercises.models import Assignment
from coaching.files import reads as files
from coaching.goals import reads as goals
from coaching.meetings import actions
from coaching.meetings import reads as meetings
from coaching.modules import InMail, NextStep, Panel
from coaching.people import module_answers
from coaching.people.due_words import due_words
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.zones import clock
from coaching.testimonials import reads as testimonials

SOON = timedelta(days=7)
FILE, FAVOR = "file:", "favor:"  # what these are about: they are within reach on the home, wherever they come
TICK = "coaching/client_area/tick.html"


def steps_of(clients: Sequence[Client], now: datetime, coming: Iterable[Booking] = ()) -> dict[int, list[NextStep]]:
    """{client id: their steps}: a session that is today, of those that are `coming`; what was taken on in one, what has a
    day within a week, whom modules name, the rest. Nothing is there twice. The same number of queries for any number of
    clients."""
    of_modules = list(module_answers.next_steps(clients, now))
    others = [*_exercises(clients, now), *_files(clients), *_goals(clients, now), *_questions(clients, now)]
    last = {client.pk: today(now, client.timezone) + SOON for client in clients}

    def is_soon(step: NextStep) -> bool:
        return _day(step) <= last[step.client_id]

    in_order = (
        *_sessions_today(clients, now, coming),
        *_taken_on(clients, now),
        *sorted(filter(is_soon, (*others, *of_modules)), key=_day),
        *filterfalse(is_soon, of_modules),
        *sorted(filterfalse(is_soon, others), key=_day),
        *_favors(clients),
    )
    return _each_once(clients, in_order)


def _day(step: NextStep) -> date:
    return step.due or date.max


def _each_once(clients: Iterable[Client], steps: Iterable[NextStep]) -> dict[int, list[NextStep]]:
    """{client id: their steps}, of those about the same thing the first."""
    found: dict[int, list[NextStep]] = {client.pk: [] for client in clients}
    known = set[tuple[int, str]]()
    for step in steps:
        about = (step.client_id, step.about)
        if not step.about or about not in known:
            found[step.client_id].append(step)
        known.add(about)
    return found


def _sessions_today(clients: Sequence[Client], now: datetime, coming: Iterable[Booking]) -> Iterator[NextStep]:
    """Before all else: preparing for what is today, until something was handed over."""
    zones = {client.pk: client.timezone for client in clients}
    of_today = [each for each in coming if today(each.start, zones[each.client_id]) == today(now, zones[each.client_id])]
    prepared = meetings.handed_over(of_today) if of_today else set()
    for each in of_today:
        if each.pk not in prepared:
            at = clock(each.start.astimezone(ZoneInfo(zones[each.client_id])), each.guest_clock24)
            yield NextStep(
                each.client_id,
                _("Prepare for your session"),
                reverse("meetings:session", args=[each.pk]),
                _("Today at %(time)s") % {"time": at},
                due=today(now, zones[each.client_id]),
                label=_("Prepare for it"),
                about=f"session:{each.pk}",
                mail=InMail(),
            )


def _taken_on(clients: Sequence[Client], now: datetime) -> Iterator[NextStep]:
    """What the client took on in a session comes before everything else."""
    known = {client.pk: client for client in clients}
    for action in actions.open_of(clients):
        booking, tick = action.meeting.booking, reverse("meetings:tick", args=[action.pk])
        yield NextStep(
            booking.client_id,
            action.text,
            reverse("meetings:session", args=[booking.pk]),
            _("From your session on %(day)s") % {"day": date_format(booking.start, "F j")},
            due_words(action.due_on, known[booking.client_id], now),
            acts=Panel(TICK, {"done_url": tick}),
            mail=InMail(),
        )


def _exercises(clients: Sequence[Client], now: datetime) -> Iterator[NextStep]:
    """In the email what is new, and what has a day within a week."""
    last = {client.pk: today(now, client.timezone) + SOON for client in clients}
    for each in unread.running(clients):
        soon = each.due_on is not None and each.due_on <= last[each.client_id]
        again = each.state == Assignment.State.AGAIN
        yield NextStep(
            each.client_id,
            each.version.title,
            reverse("exercises:do", args=[each.pk]),
            _("Continue with what your coach wrote") if again else _("An exercise from your coach"),
            due_words(each.due_on, each.client, now) if each.due_on else "",
            due=each.due_on,
            label=_("Go on") if again else _("Begin"),
            about=f"exercise:{each.pk}",
            mail=InMail(take=partial(_told, each), new=each.told_at is None) if soon or each.told_at is None else None,
        )


def _told(assignment: Assignment, now: datetime) -> bool:
    """What has its day soon is named again."""
    return unread.take([assignment], now) or assignment.due_on is not None


def _files(clients: Sequence[Client]) -> Iterator[NextStep]:
    for each in files.new_of_many(clients):
        url, words = reverse("files:mine"), _("A file from your coach")
        yield NextStep(
            each.client_id,
            each.name,
            url,
            words,
            each.words,
            label=_("Open"),
            about=f"{FILE}{each.pk}",
            mail=None if each.told_at else InMail(take=partial(unread.take, [each]), new=True),
        )


def _goals(clients: Sequence[Client], now: datetime) -> Iterator[NextStep]:
    """Those whose day comes this week; one that has passed is not brought up again and again."""
    known = {client.pk: client for client in clients}
    for each in goals.coming_of(clients, now, SOON.days):
        when = due_words(each.due_on, known[each.client_id], now)
        acts = Panel(TICK, {"done_url": reverse("goals:reach", args=[each.pk]), "word": _("Reached")})
        yield NextStep(
            each.client_id, each.text, reverse("goals:list"), _("Your goal"), when, each.due_on, acts=acts, mail=InMail()
        )


def _questions(clients: Iterable[Client], now: datetime) -> Iterator[NextStep]:
    """What was asked before the next session, until something is handed over. Its reminder brings it by email."""
    known = {client.pk: client for client in clients}
    for each in meetings.asked_of_many(known.values(), now):
        client = known[each.booking.client_id]
        url, day = reverse("meetings:session", args=[each.booking_id]), today(each.booking.start, client.timezone)
        why = _("If you like, before %(day)s") % {"day": date_format(day, "l, F j")}
        words, about = _("A few questions before your session"), f"session:{each.booking_id}"
        yield NextStep(client.pk, words, url, why, due=day, label=_("Have a look"), about=about)


def _favors(clients: Iterable[Client]) -> Iterator[NextStep]:
    """Never before what is the client's own."""
    for each in testimonials.asked_of_many(clients):
        url, why = reverse("testimonials:page", args=[each.pk]), _("A question from your coach, if you like")
        yield NextStep(each.client_id, _("A few words about the coaching"), url, why, about=f"{FAVOR}{each.pk}")
