from django.dispatch import receiver

from coaching.client_area import digest
from coaching.signals import tick


@receiver(tick)
def send_digests(sender, now, **kwargs):
    digest.send_due(now)
