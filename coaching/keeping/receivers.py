from allauth.account.signals import email_changed
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from coaching.keeping import addresses, archives, erasing, recent
from coaching.signals import tick


@receiver(tick)
def tidy(sender, now, **kwargs):
    archives.tidy(now)


@receiver(tick)
def carry_out_due(sender, now, **kwargs):
    erasing.carry_out_due(now)


@receiver(user_logged_in)
def note_sign_in(sender, request, **kwargs):
    recent.note(request)


@receiver(email_changed)
def follow_primary(sender, user, to_email_address, **kwargs):
    addresses.follow_primary(user=user, email=to_email_address.email)
