"""Being left alone for a while: a pause, or a quiet week. Codes, confirmations and receipts go on."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from coaching.people.agreed_pauses import Rest
from coaching.people.entries import locked
from coaching.people.models import Break, Client
from coaching.people.notification_policy import on_break, on_own_break
from coaching.practice.days import today

A_DAY = timedelta(days=1)
LONGEST = timedelta(days=366)


class BreakError(Exception):
    """The break cannot be as asked; the message says why, for the client."""


def current(client: Client, now: datetime) -> Rest | None:
    """The break the client is on today, by their own clock, or None: their own, or the pause that their coach agreed on."""
    return on_break([client], now).get(client.pk)


def own(client: Client, now: datetime) -> Break | None:
    """The break that the client asked for and is on today, or None."""
    return on_own_break([client], now).get(client.pk)


def of_request(request: HttpRequest) -> dict[str, Any]:
    """What every template knows: `rest`, the break that the client of this page is on today, or None. Where it is one, nothing
    on the page asks or counts what waits. One query, and none where no template looks."""
    client = getattr(request, "client", None)
    return {"rest": SimpleLazyObject(lambda: current(client, timezone.now()))} if client else {}


@transaction.atomic
def quiet_week(*, client: Client, now: datetime | None = None) -> Break:
    """A quiet week: from today to Sunday in the client's zone. A client who is already on a break keeps that one."""
    now = now or timezone.now()
    day = today(now, locked(client).timezone)
    sunday = day + timedelta(days=6 - day.weekday())
    return own(client, now) or Break.objects.create(
        client=client, kind=Break.Kind.QUIET_WEEK, first_day=day, last_day=sunday, asked_at=now
    )


@transaction.atomic
def pause(*, client: Client, until: date | None = None, now: datetime | None = None) -> Break:
    """A pause from today up to and with the day `until` (a date in the client's zone), or until they come back.

    It takes the place of a break they are on; a pause until that very day goes on as it is. Raises BreakError for a day that
    is past, or more than a year away.
    """
    now = now or timezone.now()
    day = today(now, locked(client).timezone)
    if until and until < day:
        raise BreakError(_("That day is past. Choose today or later, or leave it empty."))
    if until and until > day + LONGEST:
        raise BreakError(_("Choose a day within a year, or leave it empty and come back whenever you like."))
    found = own(client, now)
    if found and (found.kind, found.last_day) == (Break.Kind.PAUSE, until):
        return found
    _end(client, now, day)
    return Break.objects.create(client=client, kind=Break.Kind.PAUSE, first_day=day, last_day=until, asked_at=now)


@transaction.atomic
def come_back(*, client: Client, now: datetime | None = None) -> None:
    """Ends the break the client is on: the days before today stay free, and one that began today never was."""
    now = now or timezone.now()
    _end(client, now, today(now, locked(client).timezone))


def _end(client: Client, now: datetime, day: date) -> None:
    while found := own(client, now):
        if found.first_day == day:
            found.delete()
        else:
            found.last_day = day - A_DAY
            found.save(update_fields=["last_day"])
