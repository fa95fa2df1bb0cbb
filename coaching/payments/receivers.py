from django.dispatch import receiver
from django.utils.translation import gettext as _

from coaching import signals
from coaching.payments.account import sessions


@receiver(signals.booking_moved)
def moved(sender, booking, by, at, **kwargs):
    sessions.move(booking, by_coach=by == "coach", now=at)


@receiver(signals.booking_held)
def held(sender, booking, at, **kwargs):
    sessions.use(booking, _("Held: %(what)s"), at)


@receiver(signals.booking_missed)
def missed(sender, booking, at, **kwargs):
    sessions.use(booking, _("Missed, so it counts as used: %(what)s"), at)


@receiver(signals.booking_reopened)
def reopened(sender, booking, at, **kwargs):
    sessions.reserve_again(booking, at)


@receiver(signals.booking_canceled)
def canceled(sender, booking, by, at, **kwargs):
    if by == "guest" and booking.is_late_to_cancel(at):
        sessions.use(booking, _("Canceled late, so it counts as used: %(what)s"), at)
    else:
        sessions.give_back(booking, _("Canceled: %(what)s"), at)
