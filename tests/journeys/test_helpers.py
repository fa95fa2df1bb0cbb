"""An owner asks somebody to edit pages; they come in by the email, see no client, and are paused."""

import re

import pytest
from django.conf import settings

from coaching.people.models import Coach
from tests.journeys.steps import come_in, newest_mail

pytestmark = pytest.mark.browser
EMAIL, HELPERS = "mara@example.org", "/admin/people-who-help/"


def invite(owner):
    owner.go(HELPERS)
    owner.press("Invite someone", "link")
    owner.fill("Their name", "Mara Lind")
    owner.fill("Their email address", EMAIL)
    owner.page.get_by_label("May edit pages").check()
    owner.press("Invite them")
    owner.reads(f"the invitation is on its way to {EMAIL}")


def way_in():
    return re.search(rf"{re.escape(settings.SITE_URL)}\S*/help-here/\S+", newest_mail(EMAIL, "help"))[0]


def test_someone_is_asked_to_help_comes_in_and_is_paused(person):
    owner, mara = person(), person(phone=True)
    come_in(owner, Coach.objects.get(slug="dana-reyes").user)
    invite(owner)
    mara.go(way_in())
    mara.press("Come in")
    assert mara.page.url.endswith("/admin/")
    menu = mara.page.get_by_role("link", name="Clients")
    assert (menu.count(), owner.go("/admin/").get_by_role("link", name="Clients").count() > 0) == (0, True)
    owner.go(HELPERS)
    owner.press("Mara Lind", "link")
    owner.press("Pause Mara Lind")
    owner.reads("Mara Lind is paused, and can't sign in.")
    mara.go("/admin/")
    assert "/accounts/login/" in mara.page.url
    owner.press("Undo")
    owner.reads("Mara Lind is no longer paused")
    mara.go("/admin/")
    assert "/accounts/login/" not in mara.page.url
