"""Wagtail's own screens, each with the number of something real: who gets there, that nobody else changes anything by trying, and
that none of them shows a word of a client or a coach to whoever may not read it. tests/walks/wagtail_rows.py is the table."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from tests.walks.readers import may_read
from tests.walks.report import counted
from tests.walks.wagtail_routes import screens
from tests.walks.wagtail_rows import ALL_KINDS, BULK, SENT, SETTINGS, who_gets_to
from tests.walks.words import words_in

pytestmark = pytest.mark.walk

PEOPLE = ["visitor", "clara", "coach", "other_coach", "editor", "owner"]
KINDS_OF_SCREENS = sorted({name.partition(":")[0].partition("_")[0] for name, _route in screens()})


def ends(visit):
    """open, closed, sign in, not found, refused or broken; closed is Wagtail's “no permission”, which leads to its home."""
    no_right = visit.response.status_code == 403 or visit.response.get("Location") == reverse("wagtailadmin_home")
    return "closed" if no_right else visit.end


@pytest.mark.parametrize("kind", KINDS_OF_SCREENS)
def test_wagtails_screens_are_open_to_the_right_people(kind, browsers, worlds, real, record_property):
    visits = [
        browsers.visit(person, name, real.url(name, route), method, SENT.get(name))
        for name, route in screens()
        if name.partition(":")[0].partition("_")[0] == kind
        for person in PEOPLE
        for method in ("get", "post")
    ]
    record_property("walk", counted("Wagtail's screens", visits, worlds))
    assert [(each.address, each.person, each.method) for each in visits if each.end == "broken"] == []
    assert [(each.address, each.method, each.end) for each in visits if each.person == "visitor" and each.end != "sign in"] == []
    assert [(each.address, each.method, each.end) for each in visits if each.person == "clara" and each.end != "not found"] == []
    assert [(each.address, each.person, each.left) for each in visits if ends(each) != "open" and each.left] == []
    assert reached(visits) == {kind: set(who) for kind, who in table(visits).items()}
    assert {(each.address, each.person, word) for each in visits for word in strange_words(each)} == set()


def reached(visits):
    """{kind: who got to one of its screens or more}"""
    found = {who_gets_to(each.address)[0]: set() for each in visits}
    for each in visits:
        if ends(each) == "open":
            found[who_gets_to(each.address)[0]].add(each.person.removeprefix("other_"))
    return found


def table(visits):
    return {kind: ALL_KINDS[kind] for kind in {who_gets_to(each.address)[0] for each in visits}}


def strange_words(each):
    return {word for word in words_in(*each.said) if not may_read(each.person, *word, each.address)}


def test_every_kind_has_its_screens():
    assert sorted(set(ALL_KINDS) - {who_gets_to(name)[0] for name, _route in screens()}) == []


@pytest.mark.parametrize("model", SETTINGS)
def test_settings_are_open_to_the_right_people(model, browsers, real):
    url = reverse("wagtailsettings:edit", args=["coaching", model, apps.get_model("coaching", model).load().pk])
    found = {person for person in PEOPLE if ends(browsers.visit(person, model, url, "get")) == "open"}
    assert found == SETTINGS[model]


@pytest.mark.parametrize("what", BULK, ids=[" ".join(what) for what in BULK])
def test_many_at_once_are_changed_by_the_right_people(what, browsers, real):
    """What is in use stays, whoever asks: published exercises, packages that were bought, coaches with clients."""
    numbers = "&".join(f"id={number}" for number in range(1, 9))
    url = f"{reverse('wagtail_bulk_action', args=what)}?{numbers}&next=/"
    data = {"role": Group.objects.get(name="Owners").pk, "mark_as_active": "", "include_descendants": "on"}
    visits = [browsers.visit(person, "bulk", url, "post", data) for person in PEOPLE]
    assert {each.person for each in visits if each.changed} == BULK[what]
    assert "broken" not in {each.end for each in visits}


@pytest.mark.parametrize("person", ["coach", "editor"])
def test_nobody_makes_themselves_the_owner(person, browsers, worlds):
    """By their own account page, the pages of users and groups, or those of coaches."""
    user, owners = worlds.people[person], Group.objects.get(name="Owners")
    data = {
        "groups": [owners.pk],
        "is_superuser": "on",
        "is_active": "on",
        "username": "x",
        "email": user.email,
        "role": owners.pk,
    }
    data |= {f"{form}-{name}": value for form in ("name_email", "profile") for name, value in data.items()}
    urls = [
        reverse("wagtailadmin_account"),
        reverse("wagtailusers_users:edit", args=[user.pk]),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_groups:edit", args=[user.groups.get().pk]),
        reverse("wagtailsnippets_coaching_coach:add"),
    ]
    changed = {}

    def look(visit):
        user.refresh_from_db()
        changed[visit.url] = (user.is_superuser, list(user.groups.values_list("name", flat=True)), owners.user_set.count())

    for url in urls:
        browsers.visit(person, "account", url, "post", data, then=look)
    assert set(map(repr, changed.values())) == {repr((False, list(user.groups.values_list("name", flat=True)), 1))}


@pytest.mark.parametrize("kind", ["client", "note", "booking", "submission", "message"])
@pytest.mark.parametrize("person", ["coach", "editor", "owner"])
def test_wagtail_knows_no_screen_for_what_is_a_clients(person, kind, browsers, real):
    """Not even by typing an address: its screens are made of names in the address."""
    addresses = [
        f"/admin/snippets/coaching/{kind}/",
        f"/admin/snippets/choose/coaching/{kind}/",
        f"/admin/bulk/coaching/{kind}/delete/?id=1",
        f"/admin/tag-autocomplete/coaching/{kind}/",
        f"/admin/settings/coaching/{kind}/",
        f"/admin/pages/usage/coaching/{kind}/",
    ]
    found = {browsers.visit(person, kind, url, method).end for url in addresses for method in ("get", "post")}
    assert found <= {"not found", "refused"} | ({"open"} if person == "coach" else set())  # sent home, where it has no right


@pytest.mark.parametrize("person", ["visitor", "clara", "coach"])
def test_page_that_is_not_published_is_read_by_its_editors_alone(person, browsers, real):
    draft = Page.objects.get(pk=real.revision["draft"])
    urls = [
        draft.url,
        reverse("wagtailadmin_pages:view_draft", args=[draft.pk]),
        reverse("wagtailadmin_pages:copy", args=[draft.pk]),
    ]
    found = [browsers.visit(person, "draft", url, "get") for url in urls]
    assert [each.url for each in found if ends(each) == "open"] == []
