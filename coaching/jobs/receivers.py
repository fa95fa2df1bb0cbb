from django.dispatch import receiver

from coaching.jobs.recovery import recover
from coaching.signals import tick


@receiver(tick)
def recover_jobs(sender, now, **kwargs):
    recover(now)
