"""More time for a lot: a client asks, the coach extends or declines. A last day only ever moves later."""

from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.payments.account import lots, mails
from coaching.payments.models import ExtensionRequest, LedgerEntry, Lot
from coaching.people.models import Client
from coaching.practice.days import today

MORE = timedelta(weeks=2)
FAR = timedelta(days=3660)
Answer = ExtensionRequest.Answer
NOTHING_LEFT = gettext_lazy("Nothing is left of these sessions and none is booked, so more time would change nothing.")


class ExtensionError(Exception):
    """The last day can't become that one; the message says why."""


def two_weeks_more(lot: Lot, now: datetime) -> date:
    """Two weeks after its last day, or after today when that has passed."""
    day = today(now, lot.client.timezone)
    return max(lot.expires_on or day, day) + MORE


def can_extend(lot: Lot) -> bool:
    """Whether it has a last day, and something that more time is of use to: sessions that are unused or booked."""
    return lot.expires_on is not None and (lots.unused(lot) > 0 or lots.has_booked(lot))


def standing(lot: Lot) -> ExtensionRequest | None:
    """The last request for the lot, unless the lot lasts as long as was asked for by now."""
    latest = max(lot.extension_requests.all(), key=lambda each: (each.asked_at, each.pk), default=None)
    return latest if latest and lot.expires_on and latest.until > lot.expires_on else None


@transaction.atomic
def ask(*, client: Client, lot: Lot, now: datetime | None = None) -> ExtensionRequest:
    """The client asks for two more weeks; the coach gets a mail. Asked again, the first request stands, and its answer.

    Raises ExtensionError for a lot that is frozen, has no last day, or nothing left.
    """
    now = now or timezone.now()
    lots.locked(client)
    lot = client.lots.select_related("client__coach").get(pk=lot.pk)
    if known := standing(lot):
        return known
    if lot.expires_on is None:
        raise ExtensionError(_("These sessions have no last day: there is time."))
    if lot.frozen:
        raise ExtensionError(_("These sessions are on hold. More time can be asked for once that is settled."))
    if not can_extend(lot):
        raise ExtensionError(str(NOTHING_LEFT))
    request = ExtensionRequest.objects.create(lot=lot, until=two_weeks_more(lot, now), asked_at=now)
    mails.asked(request)
    return request


@transaction.atomic
def extend(*, lot: Lot, until: date, reason: str, by: User | None, word: str | None = None, now: datetime | None = None) -> Lot:
    """Sessions of the lot can take place until `until`, a date of the client's; what had ended is back, and the client told: in
    the coach's `word`, which is the reason unless another is given.

    An open request for it is answered by that. To the same day again, it changes nothing. Raises ExtensionError.
    """
    now = now or timezone.now()
    client = lots.locked(lot.client)
    lot = Lot.objects.select_related("client__coach").get(pk=lot.pk)
    if lot.expires_on == until:
        return lot
    _refuse(lot, until, today(now, client.timezone))
    Lot.objects.filter(pk=lot.pk).update(expires_on=until, closed_at=None)
    lot.expires_on, lot.closed_at = until, None
    words = _("Extended until %(day)s: %(reason)s") % {"day": date_format(until), "reason": reason}
    count, cause = lots.ended(lot), f"extended:{lot.pk}:{until}"
    lots.write(lot=lot, kind=LedgerEntry.Kind.EXTENDED, delta=count, reason=words, at=now, by=by, cause=cause)
    lots.close_out(lot, now)
    lot.extension_requests.open().update(answer=Answer.YES, answered_at=now)
    mails.extended(lot, reason if word is None else word)
    return lot


@transaction.atomic
def decline(*, request: ExtensionRequest, word: str, now: datetime | None = None) -> bool:
    """The coach says no, with a word; the client is told. Returns whether this call did it."""
    open_ones = ExtensionRequest.objects.open().filter(pk=request.pk)
    if not open_ones.update(answer=Answer.NO, answered_at=now or timezone.now(), word=word[:200]):
        return False
    mails.declined(ExtensionRequest.objects.select_related("lot__client__coach").get(pk=request.pk))
    return True


def _refuse(lot: Lot, until: date, day: date) -> None:
    if lot.expires_on is None:
        raise ExtensionError(_("These sessions have no last day: there is nothing to extend."))
    if not can_extend(lot):
        raise ExtensionError(str(NOTHING_LEFT))
    if until < lot.expires_on:
        words = _("They last until %(day)s already, and time is only ever added. To end them earlier, remove sessions.")
        raise ExtensionError(words % {"day": date_format(lot.expires_on)})
    if not day <= until <= day + FAR:
        raise ExtensionError(_("Choose a day from today on, within ten years."))
