from allauth.account.signals import email_changed
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from coaching.privacy import addresses, erasing, exports, reauthentication
from coaching.signals import tick


@receiver(tick)
def tidy(sender, now, **kwargs):
    exports.tidy(now)
    exports.try_again(now)


@receiver(tick)
def carry_out_due(sender, now, **kwargs):
    erasing.carry_out_due(now)


@receiver(user_logged_in)
def note_sign_in(sender, request, **kwargs):
    reauthentication.note(request)


@receiver(email_changed)
def follow_primary(sender, user, to_email_address, **kwargs):
    addresses.follow_primary(user=user, email=to_email_address.email)
