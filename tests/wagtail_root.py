"""What Wagtail's migrations put into a database, for tests that run after a flush."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, Locale, Page, Site

from coaching.people.groups import OWNERS, ensure_groups


def restore():
    """Brings back the locale, the root page, the site, the root collection and the groups where they are missing."""
    Locale.objects.get_or_create(language_code="en")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root")
    Site.objects.get_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": Page.get_first_root_node()})
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    if not Group.objects.filter(name=OWNERS, page_permissions__isnull=False).exists():
        ensure_groups()
