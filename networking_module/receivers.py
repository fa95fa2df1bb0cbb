"""What the module does when the database was made or changed."""

from django.apps import apps as installed
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from coaching.people.groups import COACHES, EDITORS, OWNERS, ensure_groups
from networking_module.bring_value.explanations.models import make_missing

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


def _is_there(apps):
    """Whether the migrations have come as far as the texts."""
    return "explanation" in apps.all_models.get("networking_module", {})
