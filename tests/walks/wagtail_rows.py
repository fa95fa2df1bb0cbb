"""Which of the people in the admin get to Wagtail's own screens, by kind. Everyone else finds nothing there, or signs in."""

from coaching.modules import installed_modules
from tests.module_rows import contract_of

COACHES, EDITORS = frozenset({"coach", "owner"}), frozenset({"editor", "owner"})
STAFF, OWNER, NOBODY = COACHES | EDITORS, frozenset({"owner"}), frozenset()

# The beginnings of names; the longest that fits decides. NOBODY: only who made the site, a superuser.
KINDS = {
    "wagtailadmin_home": STAFF,
    "wagtailadmin_account": STAFF,
    "wagtailadmin_login": STAFF,
    "wagtailadmin_logout": STAFF,
    "wagtailadmin_dismissibles": STAFF,
    "wagtailadmin_sprite": STAFF,
    "wagtailadmin_javascript_catalog": STAFF,
    "wagtailadmin_tag_autocomplete": STAFF,
    "wagtailadmin_tag_model_autocomplete": NOBODY,
    "wagtailadmin_block_preview": NOBODY,
    "wagtail_bulk_action": NOBODY,  # without a word on what: BULK is tried below
    "wagtailadmin_editing_sessions:release": STAFF,
    "wagtailadmin_editing_sessions:ping": EDITORS,
    # Pages, and what belongs to them. Texts of coaches may lead to a page, too.
    "wagtailadmin_pages": EDITORS,
    "wagtailadmin_explore": EDITORS,
    "wagtailadmin_choose_page": STAFF,
    "wagtailadmin_api:pages": STAFF,
    "articles": EDITORS,
    "wagtailforms": EDITORS,
    "wagtailadmin_reports": EDITORS,
    "wagtailadmin_reports:site_history": STAFF,  # each of what they may change
    "wagtailadmin_reports:locked_pages": NOBODY,
    "wagtailembeds": STAFF,
    "wagtailimages": EDITORS,
    "wagtaildocs": EDITORS,
    "wagtailimages_chooser": STAFF,  # each from what they may choose
    "wagtaildocs_chooser": STAFF,
    "wagtailsettings": EDITORS,
    "wagtailadmin_api:images": EDITORS,
    "wagtailadmin_api:documents": EDITORS,
    "wagtailredirects": OWNER,
    # Snippets.
    "wagtailsnippets:index": STAFF,
    "wagtailsnippets_coaching_coach": OWNER,
    "wagtailsnippets_coaching_exercise": COACHES,
    "wagtailsnippets_coaching_measure": COACHES,
    "wagtailsnippets_coaching_package": COACHES,
    "wagtailsnippets_coaching_program": COACHES,
    "wagtailsnippets_coaching_testimonial": EDITORS,
    "wagtailsnippets_coaching_mailtext": EDITORS,
    "wagtailsnippets_coaching_mailtext:list": STAFF,
    "wagtailsnippetchoosers_coaching_coach": OWNER,
    "wagtailsnippetchoosers_coaching_exercise": STAFF,
    "wagtailsnippetchoosers_coaching_measure": COACHES,
    "wagtailsnippetchoosers_coaching_package": STAFF,
    "wagtailsnippetchoosers_coaching_program": COACHES,
    "wagtailsnippetchoosers_coaching_testimonial": EDITORS,
    "wagtailsnippetchoosers_coaching_mailtext": STAFF,
    "wagtailusers": OWNER,  # they lead to ours: coaching/desk/helpers
    # What only a superuser arranges.
    "wagtailsites": NOBODY,
    "wagtailadmin_collections": NOBODY,
    "wagtailadmin_workflows": NOBODY,
    "wagtailadmin_workflows:task_cho": STAFF,  # a list of no tasks, and the name of one
    "wagtailadmin_password": NOBODY,  # ours are the ways in
}
# Wagtail's form of a link takes for granted that there is one.
SENT = {"wagtailadmin_choose_page_external_link": {"external-link-chooser-url": "https://example.org"}}
SETTINGS = {"practicesettings": OWNER, "sitenavigation": EDITORS}
# What can be done to many at once: {(app, model, action): who}
BULK = {
    ("wagtailcore", "page", "delete"): EDITORS,
    ("wagtailcore", "page", "publish"): EDITORS,
    ("wagtailimages", "image", "delete"): NOBODY,
    ("auth", "user", "delete"): NOBODY,
    ("auth", "user", "assign_role"): NOBODY,
    ("auth", "user", "set_active_state"): NOBODY,
    ("coaching", "coach", "delete"): NOBODY,
    ("coaching", "package", "delete"): NOBODY,
    ("coaching", "exercise", "delete"): NOBODY,
    ("coaching", "client", "delete"): NOBODY,
    ("coaching", "note", "delete"): NOBODY,
}


def who_gets_to(name):
    """The people of the kind that a screen is of: (kind, people)."""
    kind = max((kind for kind in ALL_KINDS if name.startswith(kind)), key=len)
    return kind, ALL_KINDS[kind]


ALL_KINDS = KINDS | {
    kind: who for module in installed_modules() for kind, who in getattr(contract_of(module), "SCREENS", {}).items()
}
