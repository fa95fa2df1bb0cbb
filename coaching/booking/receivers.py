from django.dispatch import receiver

from coaching.booking import mails
from coaching.booking.reminders import remind_due
from coaching.signals import booking_held, booking_missed, tick


@receiver(tick)
def remind(sender, now, **kwargs):
    remind_due(now)


@receiver(booking_held)
def thank(sender, booking, **kwargs):
    mails.thank(booking)


@receiver(booking_missed)
def miss(sender, booking, **kwargs):
    mails.miss(booking)
