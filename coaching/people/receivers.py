from django.db.models.signals import post_migrate
from django.dispatch import receiver

from coaching.people.groups import ensure_groups


@receiver(post_migrate)
def make_groups(sender, **kwargs):
    # The permissions of the later apps exist only once the last of them has been migrated.
    if sender.name in {"coaching", "django.contrib.auth"}:
        ensure_groups()
