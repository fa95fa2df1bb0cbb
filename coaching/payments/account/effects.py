"""What canceling, moving or missing a session does to the client's account, in words: before it, after it, to the coach."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.effects import Change, Effect, Instead, tells_effects
from coaching.booking.models import Booking
from coaching.payments.account import balance, lots, sessions
from coaching.payments.models import Lot
from coaching.practice.days import day_after, today
from coaching.practice.models import PracticeSettings


@tells_effects
def effect(booking: Booking, change: Change) -> Effect | None:
    """What the account will say of the change; None for a booking that takes no session."""
    own = lots.lot_of(booking)
    if own is None:
        return None
    if change.what == "moved":
        return _moved(booking, change, own)
    return _missed(booking, change) if change.what == "no_show" else _canceled(booking, change, own)


def _instead(booking: Booking, change: Change) -> Instead | None:
    """Nothing is left to book another time with."""
    if balance.left(booking.client, change.at) > 0:
        return None
    return Instead(_("You have no sessions left to book."), _("See packages"), reverse("payments:packages"))


def _missed(booking: Booking, change: Change) -> Effect:
    words = _("A missed session counts as used. If something kept you from coming, write to %(coach)s, who can give it back.")
    after = words % {"coach": booking.coach.name}
    coach = _("It counts as used. You can give it back, here or on the client's page.")
    return Effect(after=after, coach=coach, instead=_instead(booking, change))


def _canceled(booking: Booking, change: Change, own: Lot) -> Effect:
    done = booking.status == Booking.Status.CANCELED  # and its session is still taken, so it was late
    if change.by == "guest" and (done or booking.is_late_to_cancel(change.at)):
        return _late(booking, change)
    if change.for_good and own.covers(today(change.at, own.client.timezone)) and not own.frozen:
        ended = _("The coaching has ended, so the session is no longer yours to book.")
        return Effect(after=ended, coach=_("The coaching has ended, so the session doesn't go back to the client."))
    back = _given_back(own, change)
    return Effect(before=back, after=back, coach=_("The session goes back to the client."))


def _late(booking: Booking, change: Change) -> Effect:
    hours = PracticeSettings.load().late_hours
    values = {"hours": hours, "coach": booking.coach.name}
    before = ngettext(
        "It is less than %(hours)d hour away. Canceled now, it counts as used; moved, it doesn't. "
        "If there is a reason, ask %(coach)s, who can give it back.",
        "It is less than %(hours)d hours away. Canceled now, it counts as used; moved, it doesn't. "
        "If there is a reason, ask %(coach)s, who can give it back.",
        hours,
    )
    after = ngettext(
        "It was canceled less than %(hours)d hour before, so it counts as used. "
        "If there was a reason, write to %(coach)s, who can give it back.",
        "It was canceled less than %(hours)d hours before, so it counts as used. "
        "If there was a reason, write to %(coach)s, who can give it back.",
        hours,
    )
    coach = ngettext(
        "It was canceled less than %(hours)d hour before, so it counts as used. You can forgive it on the page of the booking.",
        "It was canceled less than %(hours)d hours before, so it counts as used. You can forgive it on the page of the booking.",
        hours,
    )
    return Effect(before % values, after % values, coach % values, costs=True, instead=_instead(booking, change))


def _given_back(own: Lot, change: Change) -> str:
    """Where a session goes that is no longer booked."""
    if own.frozen:
        return _("The session goes back to “%(title)s”, which is on hold while a payment is looked into.") % _named(own)
    if own.is_over(today(change.at, own.client.timezone)):
        words = _("The session goes back to “%(title)s”, whose last day was %(day)s: to be booked again it needs more time.")
        return words % _named(own)
    if own.expires_on:
        return _("The session is yours to book again, until %(day)s.") % _named(own)
    return _("The session is yours to book again.")


def _moved(booking: Booking, change: Change, own: Lot) -> Effect | None:
    if change.start is None:
        return _anywhere(booking, change, own)
    day = today(change.start, booking.client.timezone)
    if own.covers(day):
        return None
    other = next((lot for lot in sessions.lots_to_move(booking, change.at) if lot.covers(day)), None)
    return _exchanged(own, other, change) if other else _past_the_end(booking, own, change)


def _exchanged(own: Lot, other: Lot, change: Change) -> Effect:
    words = _("The new time is after %(day)s, the last day of “%(title)s”, so it uses a session of %(other)s instead.")
    words = f"{words % {**_named(own), 'other': _told_apart(other)}} {_left_behind(own, change)}"
    return Effect(words, words, words, costs=True)


def _left_behind(own: Lot, change: Change) -> str:
    """Where the session is that it was booked with."""
    if own.frozen:
        return _("The one it was booked with is on hold while a payment is looked into.")
    if own.is_over(today(change.at, own.client.timezone)):
        return _("The one it was booked with has ended.")
    return _("The one it was booked with is free again, until %(day)s.") % _named(own)


def _past_the_end(booking: Booking, own: Lot, change: Change) -> Effect | None:
    """A client is refused there; a coach may."""
    if change.by != "coach":
        return None
    after = _("This is after %(day)s, the last day of “%(title)s”. %(coach)s makes an exception for it.")
    coach = _("The new time is after %(day)s, the last day of “%(title)s”. It is an exception, and uses no other session.")
    values = {**_named(own), "coach": booking.coach.name}
    return Effect(after=after % values, coach=coach % values)


def _anywhere(booking: Booking, change: Change, own: Lot) -> Effect | None:
    """Before a new time is chosen, to the coach."""
    if own.expires_on is None:
        return None
    others = [lot for lot in sessions.lots_to_move(booking, change.at) if lot.covers(day_after(own.expires_on))]
    words = _("It is booked with “%(title)s”, whose last day is %(day)s. After that it takes place as an exception.")
    if others:
        words = _("It is booked with “%(title)s”, whose last day is %(day)s. After that it uses a session of %(other)s instead.")
    return Effect(coach=words % {**_named(own), "other": _told_apart(others[0]) if others else ""})


def _told_apart(lot: Lot) -> str:
    """Two packages may have one title."""
    if lot.expires_on:
        return _("“%(title)s” (until %(day)s)") % _named(lot)
    return _("“%(title)s” (without a last day)") % _named(lot)


def _named(lot: Lot) -> dict[str, str]:
    return {"title": lot.title, "day": _day(lot.expires_on)}


def _day(day: date | None) -> str:
    return date_format(day) if day else ""
