"""The three groups of staff and what each may do in the Wagtail admin."""

from django.contrib.auth.models import Group, Permission

OWNERS, COACHES, EDITORS = "Owners", "Coaches", "Editors"
# What somebody who is paused is in instead: it may do nothing, and remembers what they could.
PAUSED = {name: f"{name} (paused)" for name in (OWNERS, COACHES, EDITORS)}

# Codenames; a trailing underscore-model stands for add, change, delete and view.
SITE = ["practiceimage", "document", "testimonial"]
TEACHING = ["exercise", "measure", "program"]
PEOPLE, SOLD = ["coach"], ["package"]
PERMISSIONS = {
    EDITORS: SITE,
    COACHES: TEACHING,
    OWNERS: [*SITE, *TEACHING, *PEOPLE, *SOLD],
}
BLOCKS = ["choose_package", "choose_exercise"]
REDIRECTS = [f"{verb}_redirect" for verb in ("add", "change", "delete", "view")]
MAILS = ["view_mailtext", "change_mailtext"]
SETTINGS = {
    OWNERS: ["change_practicesettings", "change_billingsettings", "change_sitenavigation", "see_all_clients", *MAILS, *REDIRECTS],
    EDITORS: ["change_sitenavigation", *MAILS, *BLOCKS],
    COACHES: ["view_mailtext", "view_package"],
}


def ensure_groups():
    """Makes the groups and gives them their permissions; safe to run again, never takes away."""
    for name, models in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        codenames = [f"{verb}_{model}" for model in models for verb in ("add", "change", "delete", "view", "publish")]
        group.permissions.add(*Permission.objects.filter(codename__in=[*codenames, *SETTINGS[name], "access_admin"]))
        if name in {OWNERS, EDITORS}:
            _let_edit_pages(group)


def _let_edit_pages(group):
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS) if root else ():
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in Permission.objects.filter(codename__in=FILE_RIGHTS) if collection else ():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


PAGE_RIGHTS = ["add_page", "change_page", "publish_page"]
FILE_RIGHTS = [
    # Wagtail asks for the rights of its own image model, whichever model is used.
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
]
