"""The signed link with which a guest manages a booking without an account.

It carries the booking's SEQUENCE, so it dies as soon as the booking has changed.
"""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking.effects import NOTHING, Change, Effect, effect_of
from coaching.booking.models import Booking
from coaching.people.models import Client
from coaching.practice.zones import spoken
from coaching.signed_links.links import Opened, SignedLink, register
from coaching.signed_links.outcomes import GONE, Newest, Outcome

Status = Booking.Status


def _outcome(opened: Opened[Booking]) -> Outcome:
    booking = opened.existing_row
    if booking.client.stage == Client.Stage.GONE:  # the booking stayed because money hangs on it: of its guest nothing is told
        return GONE
    values = {"when": spoken(booking.start, booking.zone, booking.guest_clock24), "coach": booking.coach.name}
    what: dict[str, Callable[[Booking, dict[str, str]], Outcome]] = {
        Status.CANCELED: _canceled,
        Status.HELD: _held,
        Status.NO_SHOW: _missed,
        Status.BOOKED: _changed,
    }
    return what[booking.status](booking, values)


def _canceled(booking: Booking, values: dict[str, str]) -> Outcome:
    by_coach = booking.canceled_by == "coach"
    words = _("%(coach)s had to cancel %(when)s.") if by_coach else _("You canceled %(when)s.")
    effect = NOTHING if by_coach else effect_of(booking, Change("canceled", timezone.now()))
    again = effect.instead.words if effect.instead else _("Finding another time is quick.")
    text = " ".join(each for each in (words % values, effect.after, again) if each)
    return Outcome(_("This booking is canceled"), text, quote=booking.cancel_word, action=_another_time(booking, effect))


def _held(booking: Booking, values: dict[str, str]) -> Outcome:
    words = _("It was on %(when)s. For anything else, reply to one of the emails: it reaches %(coach)s.")
    return Outcome(_("This call has taken place"), words % values)


def _missed(booking: Booking, values: dict[str, str]) -> Outcome:
    effect = effect_of(booking, Change("no_show", timezone.now()))
    words = (
        _("That was on %(when)s. It happens.") if effect.instead else _("That was on %(when)s. It happens: choose another time.")
    )
    text = " ".join(filter(None, [words % values, effect.after, effect.instead.words if effect.instead else ""]))
    return Outcome(_("We missed each other"), text, action=_another_time(booking, effect))


def _changed(booking: Booking, values: dict[str, str]) -> Outcome:
    moved = booking.events.filter(what="moved").exists()
    title = _("This booking has moved") if moved else _("This booking has changed")
    if booking.has_begun():
        words = _(
            "It was on %(when)s, so it can no longer be changed. For anything else, reply to one of our emails: it reaches "
            "%(coach)s."
        )
        return Outcome(title, words % values, action=_another_time(booking, NOTHING))
    words = _("It is on %(when)s now. This link is from before the change: our latest email about it has the one that works.")
    return Outcome(title, words % values, newest=_newest(booking))


def _newest(booking: Booking) -> Newest:
    return Newest(booking, booking.guest_email, booking.client.first_name, booking.coach)


def _another_time(booking: Booking, effect: Effect) -> tuple[str, str]:
    if effect.instead:
        return effect.instead.label, effect.instead.path
    return _("Choose another time"), booking.appointment_type.get_absolute_url()


MANAGE = register(
    SignedLink(
        "coaching.booking",
        rows=Booking.objects.with_details(),
        page="booking:manage",
        outcome=_outcome,
        state=lambda booking: booking.sequence,
        is_open=lambda booking: booking.is_active,
    )
)
