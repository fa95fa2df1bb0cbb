"""A coach's decisions about how far someone is: a pause, the end, and resuming. Each is dated and can be taken back.

None of them closes anything: people, exercises, and sessions paid for stay as they are. The weekly email, new exercises of a
program, and the coach's desk leave out whoever is paused or has finished.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.people.entries import locked
from coaching.people.models import Client, StageChange
from coaching.people.timeline import hide_from_client, record
from coaching.practice.addressing import called
from coaching.practice.days import today

Stage, KIND = Client.Stage, "people.standing"
LONGEST = timedelta(days=366)
A_ZONE = timedelta(hours=14)


class StandingError(Exception):
    """What was asked can't be done; the message is a sentence for the coach."""


@transaction.atomic
def pause(
    *, client: Client, until: date | None = None, reason: str = "", by: User | None = None, now: datetime | None = None
) -> StageChange:
    """Pauses someone up to and with the day `until` on their calendar, or until they are resumed.

    Asked for again with the same day, it stays the pause that it is. Raises StandingError for a day that is past or more than
    a year away, and for someone who isn't a client now.
    """
    now = now or timezone.now()
    client = locked(client)
    _refuse(client, Stage.ACTIVE, Stage.PAUSED)
    _refuse_day(until, today(now, client.timezone))
    current = standing_of(client)
    if current and client.stage == Stage.PAUSED and (current.after, current.until) == (Stage.PAUSED, until):
        return current
    return _change(client, Stage.PAUSED, now, by, until=until, reason=reason)


@transaction.atomic
def finish(*, client: Client, reason: str = "", by: User | None = None, now: datetime | None = None) -> StageChange:
    """The coaching has ended: they are alumni, and keep what they wrote. Asked for again, nothing changes.

    Raises StandingError.
    """
    client = locked(client)
    _refuse(client, *Client.CLIENT_STAGES)
    current = standing_of(client)
    if client.stage == Stage.ALUMNI and current:
        return current
    return _change(client, Stage.ALUMNI, now or timezone.now(), by, reason=reason)


@transaction.atomic
def resume(*, client: Client, by: User | None = None, now: datetime | None = None) -> StageChange | None:
    """Goes on with someone who is paused or has finished; None of someone who is a client now. Raises StandingError."""
    client = locked(client)
    _refuse(client, *Client.CLIENT_STAGES)
    if client.stage == Stage.ACTIVE:
        return None
    return _change(client, Stage.ACTIVE, now or timezone.now(), by)


@transaction.atomic
def undo(*, change: StageChange, by: User | None = None, now: datetime | None = None) -> Client:
    """Takes back the latest decision; taken back twice, nothing more happens. Raises StandingError once another one came."""
    now = now or timezone.now()
    client = locked(change.client)
    change = StageChange.objects.get(pk=change.pk)
    if change.undone_at:
        return client
    if standing_of(client) != change or client.stage != change.after:
        raise StandingError(_("Something else was decided about %(name)s since, so this stays.") % {"name": client.name})
    change.undone_at = now
    change.save(update_fields=["undone_at"])
    _put(client, change.before)
    hide_from_client(client=client, kinds=[KIND], at=change.at)
    text = _("Taken back: %(what)s") % {"what": told(change)}
    record(client=client, kind=KIND, text=text, by=by, at=now, for_client=False)
    return client


def resume_due(now: datetime) -> int:
    """Goes on with everyone whose pause ended by yesterday, by their own calendar. Returns how many; safe to run twice."""
    paused: QuerySet[Any] = with_until(Client.objects.filter(stage=Stage.PAUSED))
    near = paused.filter(paused_until__lt=(now + A_ZONE).date())
    over = [client for client in near if client.paused_until < today(now, client.timezone)]
    return sum(bool(_resume_if_over(client, now)) for client in over)


@transaction.atomic
def _resume_if_over(client: Client, now: datetime) -> StageChange | None:
    client = locked(client)
    current = standing_of(client)
    over = current and current.until and current.until < today(now, client.timezone)
    return _change(client, Stage.ACTIVE, now, None) if over and client.stage == Stage.PAUSED else None


def standing_of(client: Client) -> StageChange | None:
    """The latest decision that nobody took back, or None."""
    return StageChange.objects.of_client(client).standing().first()


def with_until(clients: QuerySet[Client]) -> QuerySet[Client]:
    """The clients, each with `paused_until`: the last day of their pause on their own calendar, or None."""
    latest = StageChange.objects.filter(client=OuterRef("pk"), after=OuterRef("stage")).standing()
    return clients.annotate(paused_until=Subquery(latest.values("until")[:1]))


def finished_words(client: Client) -> str:
    """That coach and client have finished, and when, as the client reads it; "" of anyone else. One query for whom it is said."""
    if client.stage != Stage.ALUMNI:
        return ""
    coach, decision = called(client.coach.name) or client.coach.name, standing_of(client)
    if decision is None:
        return _("You and %(coach)s have finished") % {"coach": coach}
    day = date_format(today(decision.at, client.timezone), "F j, Y")
    return _("You and %(coach)s finished on %(day)s") % {"coach": coach, "day": day}


def told(change: StageChange) -> str:
    """The decision in a sentence that coach and client may read."""
    if change.after == Stage.PAUSED and change.until:
        return _("Paused until %(day)s") % {"day": date_format(change.until, "F j, Y")}
    words: dict[str, str] = {Stage.PAUSED: _("Paused"), Stage.ALUMNI: _("Finished the coaching")}
    return words.get(change.after, _("Coaching goes on"))


def _change(client: Client, stage: str, now: datetime, by: User | None, **more) -> StageChange:
    change = StageChange.objects.create(client=client, before=client.stage, after=stage, at=now, by=by, **more)
    _put(client, stage)
    record(client=client, kind=KIND, text=told(change), by=by, at=now)
    return change


def _put(client: Client, stage: str) -> None:
    client.stage = stage
    client.save(update_fields=["stage"])


def _refuse(client: Client, *stages: str) -> None:
    if client.stage not in stages:
        raise StandingError(
            _("%(name)s is “%(stage)s”, so this can't be done.") % {"name": client.name, "stage": client.stage_words}
        )


def _refuse_day(until: date | None, day: date) -> None:
    if until and until < day:
        raise StandingError(_("That day is past. Choose today or later, or leave it empty."))
    if until and until > day + LONGEST:
        raise StandingError(_("Choose a day within a year, or leave it empty."))
