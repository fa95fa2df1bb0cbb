"""Everything of a practice as the sheets of one workbook, so that a coach can always leave with all of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.desk.client_list.table import table
from coaching.desk.overview import listed
from coaching.exercises.differences import as_text
from coaching.exercises.models import ExerciseVersion, Submission
from coaching.exercises.models.prompts import unanswered
from coaching.goals.models import Goal
from coaching.meetings import exporting
from coaching.payments.bookkeeping import sales
from coaching.payments.models import LedgerEntry
from coaching.payments.money import as_decimal
from coaching.people.authors import name_of
from coaching.people.models import Client, Note
from coaching.practice.days import today
from coaching.practice.tables import Amount, without

AT_ONCE = 500
Rows = Iterator[list[object]]


def sheets(
    clients: QuerySet[Client], now: datetime, zone: str, *, several_coaches: bool
) -> Iterator[tuple[str, Iterable[list[object]]]]:
    """(title, rows with the heading first) of all that is known of these clients; times are of the IANA `zone`. What a client
    has not handed in, and what is theirs alone, is in none."""
    mine = clients.exclude(stage=Client.Stage.GONE)
    pks = mine.order_by().values("pk")
    listing = table(listed(mine, now), now, zone)
    yield _("Clients"), listing if several_coaches else without(_("Coach"), listing)
    yield _("Sessions"), sessions(Booking.objects.filter(client__in=pks), zone)
    yield _("Session notes"), exporting.of_many(Booking.objects.filter(client__in=pks), zone)
    yield _("Purchases"), purchases(sales.of_clients(mine), zone)
    yield _("Credits"), credits_of(LedgerEntry.objects.filter(client__in=pks))
    yield _("Answers"), answers(Submission.objects.filter(assignment__client__in=pks), zone)
    yield _("Goals"), goals(Goal.objects.filter(client__in=pks))
    private = notes(Note.objects.filter(client__in=pks), zone)
    yield _("Private notes"), private if several_coaches else without(_("Written by"), private)


def sessions(bookings: QuerySet[Booking], zone: str) -> Rows:
    yield [_("Client"), _("Email"), _("Start"), _("Minutes"), _("What"), _("State"), _("Before you came here"), _("Paid")]
    rows = bookings.select_related("client", "appointment_type", "past").order_by("start", "pk")
    for each in rows.iterator(AT_ONCE):
        past = getattr(each, "past", None)
        yield [
            each.client.name,
            each.client.email,
            _moment(each.start, zone),
            int((each.end - each.start).total_seconds() // 60),
            each.appointment_type.title,
            each.get_status_display(),
            _("yes") if past else "",
            {True: _("paid"), False: _("pro bono")}.get(past.paid, "") if past else "",
        ]


def purchases(rows: QuerySet[Any], zone: str) -> Rows:
    yield [
        _("Client"),
        _("Email"),
        _("Sold on"),
        _("Package"),
        _("Sessions"),
        _("Currency"),
        _("Price"),
        _("Received"),
        _("Refunded"),
        _("Lost to disputes"),
        _("State"),
        _("Test"),
    ]
    for each in rows.select_related("client").order_by("bought_at", "pk").iterator(AT_ONCE):
        amounts = (each.price, each.paid, each.refunded, each.lost)
        money = [Amount(as_decimal(amount or 0, each.currency), each.currency) for amount in amounts]
        sold_on = today(each.bought_at, zone)
        yield [
            each.client.name,
            each.client.email,
            sold_on,
            each.title,
            each.sessions,
            each.currency,
            *money,
            sales.label(each),
            _("test") if each.is_test else "",
        ]


def credits_of(entries: QuerySet[LedgerEntry]) -> Rows:
    yield [_("Client"), _("Email"), _("Date"), _("What"), _("Sessions"), _("Reason"), _("Of"), _("Last day")]
    for each in entries.select_related("client", "lot").order_by("at", "pk").iterator(AT_ONCE):
        lot = each.lot
        yield [
            each.client.name,
            each.client.email,
            each.on,
            each.get_kind_display(),
            each.delta,
            each.reason,
            lot.title_for_coach,
            lot.expires_on or "",
        ]


def answers(submissions: QuerySet[Submission], zone: str) -> Rows:
    """A line for each answer that was handed in, with what the coach sent back."""
    yield [_("Client"), _("Email"), _("Exercise"), _("Version"), _("Handed in"), _("Question"), _("Answer"), _("Your comment")]
    asked: dict[int, list[tuple[str, str, str]]] = {}
    rows = submissions.select_related("assignment__client", "review").order_by("submitted_at", "pk")
    for each in rows.iterator(AT_ONCE):
        version, client = each.assignment.version_id, each.assignment.client
        if version not in asked:
            asked[version] = _questions(ExerciseVersion.objects.get(pk=version))
        review = getattr(each, "review", None)
        handed_in = [client.name, client.email, asked[version][0][2], each.number, _moment(each.submitted_at, zone)]
        for key, kind, question in asked[version][1:]:
            text, comment = as_text(kind, each.answers.get(key)), (review.comments.get(key, "") if review else "")
            if text or comment:
                yield [*handed_in, question, text, comment]
        if review and review.comment:
            yield [*handed_in, "", "", review.comment]


def _questions(version: ExerciseVersion) -> list[tuple[str, str, str]]:
    """[("", "", the title), (prompt id, kind, question) …]."""
    asked = [each for each in unanswered(version.prompts) if each.is_question]
    return [("", "", version.title), *((each.id, each.kind, str(each.value.get("question", ""))) for each in asked)]


def goals(found: QuerySet[Goal]) -> Rows:
    yield [_("Client"), _("Email"), _("Goal"), _("By"), _("Reached"), _("Let go of")]
    for each in found.select_related("client").order_by("agreed_at", "pk").iterator(AT_ONCE):
        yield [each.client.name, each.client.email, each.text, each.due_on, each.reached_on or "", each.let_go_on or ""]


def notes(found: QuerySet[Note], zone: str) -> Rows:
    yield [_("Client"), _("Email"), _("Written"), _("Changed"), _("Written by"), _("Note")]
    for each in found.select_related("client", "author__coach").order_by("created_at", "pk").iterator(AT_ONCE):
        written, changed = (_moment(at, zone) for at in (each.created_at, each.updated_at))
        yield [each.client.name, each.client.email, written, changed, name_of(each.author), each.text]


def _moment(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))
