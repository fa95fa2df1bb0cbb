"""What the module does when the database was made or changed, when a day is corrected, and once a day."""

from datetime import datetime

from django.apps import apps as installed
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver

from coaching.people.groups import COACHES, EDITORS, OWNERS, ensure_groups
from coaching.practice import page_generations
from coaching.sweeping import swept_daily
from networking_module.bring_value.explanations.models import Explanation, make_missing
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.opinions import recording
from networking_module.contacts.models import Promise, Touch
from networking_module.have_a_conversation.models import Conversation

WORDS, OPINIONS = ["view_explanation", "change_explanation"], ["view_checkopinion"]
RIGHTS = {COACHES: [*WORDS, *OPINIONS], OWNERS: [*WORDS, *OPINIONS], EDITORS: WORDS}


@receiver(post_migrate)
def make_explanations(sender, apps=installed, **kwargs):
    """The check's words are there to be edited, by coaches, editors and owners; what clients think of them is not for editors."""
    # The permissions of this app exist only once the last of the apps has been migrated.
    if sender.name not in {"networking_module", "django.contrib.auth"} or not _is_there(apps):
        return
    make_missing()
    ensure_groups()
    ours = Permission.objects.filter(content_type__app_label="networking_module")
    for group in Group.objects.filter(name__in=RIGHTS):
        group.permissions.add(*ours.filter(codename__in=RIGHTS[group.name]))


page_generations.pages_show(Explanation)


@swept_daily("opinions")
def delete_oldest_opinions(now: datetime) -> int:
    return recording.delete_oldest()


@receiver(post_save, sender=Touch)
def move_with_touch(sender, instance, created, **kwargs):
    """Where the day of being in touch is corrected, it is corrected for what was written down with it."""
    if created:
        return
    on, at = instance.on, instance.at
    OutreachMessage.objects.filter(sent_touch=instance).update(sent_on=on, sent_at=at)
    OutreachMessage.objects.filter(answer_touch=instance).update(replied_on=on, replied_at=at)
    Conversation.objects.filter(touch=instance).update(held_on=on, at=at)
    Promise.objects.filter(touch=instance).update(closed_on=on, closed_at=at)


def _is_there(apps):
    """Whether the migrations have come as far as the texts."""
    return "explanation" in apps.all_models.get("networking_module", {})
