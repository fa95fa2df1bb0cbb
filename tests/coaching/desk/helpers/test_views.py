import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from coaching.desk.helpers import helping
from coaching.desk.helpers.links import JOIN
from tests import factories

User = get_user_model()
EVERYONE, INVITE = reverse("helpers_admin:everyone"), reverse("helpers_admin:invite")
MARA = {"name": "Mara Lind", "email": "mara@example.org", "roles": ["pages"]}


@pytest.fixture
def mara(owner):
    return helping.invite(by=owner.user, **MARA)


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def go(owning, what, person, **data):
    return words(owning.post(reverse(f"helpers_admin:{what}", args=[person.pk]), data, follow=True))


def test_an_owner_alone_reads_what_others_could_do(owning):
    assert "So far you do everything yourself." in words(owning.get(EVERYONE))


def test_an_invitation_says_that_it_is_on_its_way_and_can_be_undone(owning):
    page = words(owning.post(INVITE, MARA, follow=True))
    assert "the invitation is on its way to mara@example.org" in page
    undo = reverse("helpers_admin:take_back", args=[User.objects.get(email="mara@example.org").pk])
    assert f'action="{undo}"' in page
    assert "invited, hasn't signed in yet" in page


def test_someone_known_leads_to_their_page_and_keeps_what_was_typed(owning, coach):
    response = owning.post(INVITE, {**MARA, "email": coach.email})
    assert response.status_code == 422
    assert reverse("helpers_admin:helper", args=[coach.user.pk]) in words(response)
    assert 'value="Mara Lind"' in words(response)


def test_nothing_selected_asks_for_it(owning):
    assert "Select at least one thing" in words(owning.post(INVITE, {"name": "Mara", "email": "mara@example.org"}))


def test_pausing_has_an_undo(owning, mara):
    page = go(owning, "pause", mara)
    assert "Mara Lind is paused" in page
    assert f'action="{reverse("helpers_admin:resume", args=[mara.pk])}"' in page
    assert "is no longer paused" in go(owning, "resume", mara)


def test_an_owner_reads_why_they_are_not_paused(owning, owner):
    assert "You can&#x27;t pause yourself" in go(owning, "pause", owner.user)


def test_a_paused_person_is_signed_out_at_once(client, owner, mara):
    client.force_login(mara)
    assert client.get("/admin/").status_code == 200
    helping.pause(person=mara, by=owner.user)
    assert client.get("/admin/").status_code == 302


def test_a_paused_helper_who_is_a_client_too_keeps_their_own_pages(client, owner, owning, clara):
    helping.invite(name="Clara", email=clara.user.email, roles=["pages"], by=owner.user)
    assert "their own pages stay open" in words(owning.get(reverse("helpers_admin:helper", args=[clara.user.pk])))
    assert "is paused, and keeps the pages of a client." in go(owning, "pause", clara.user)
    client.force_login(clara.user)
    assert client.get(reverse("client_area:home")).status_code == 200
    assert client.get("/admin/").status_code == 404


def test_a_change_has_the_way_back(owning, mara):
    page = go(owning, "helper", mara, roles=["owner"])
    assert '<input type="hidden" name="roles" value="pages">' in page


def test_the_link_signs_in_once_by_its_button(client, mara, mailoutbox):
    path = mailoutbox[0].body.split(settings.SITE_URL)[1].split()[0]
    assert "<li>edit pages</li>" in words(client.get(path))
    assert "_auth_user_id" not in client.session
    assert client.post(path)["Location"] == reverse("after_sign_in")
    assert client.session["_auth_user_id"] == str(mara.pk)
    client.logout()
    assert "This link has done its work" in words(client.get(path))


def test_an_old_link_offers_the_newest(client, mara, monkeypatch):
    path, later = JOIN.path(mara), timezone.now() + timedelta(days=15)
    with monkeypatch.context() as patched:
        patched.setattr("django.core.signing.time.time", later.timestamp)
        assert "This link has expired" in words(client.get(path))


def test_a_link_of_someone_paused_lets_nobody_in(client, owner, mara):
    path = JOIN.path(mara)
    helping.pause(person=mara, by=owner.user)
    client.post(path)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("name", "ours"), [("index", "everyone"), ("add", "invite"), ("edit", "helper")])
def test_wagtails_users_lead_to_ours(owning, owner, name, ours):
    User.objects.filter(pk=owner.user.pk).update(is_superuser=True)
    args = [owner.user.pk] if name == "edit" else []
    response = owning.get(reverse(f"wagtailusers_users:{name}", args=args))
    assert response["Location"] == reverse(f"helpers_admin:{ours}", args=args)


def test_wagtail_pauses_nobody(owning, owner):
    User.objects.filter(pk=owner.user.pk).update(is_superuser=True)
    address = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
    assert owning.get(address, {"id": owner.user.pk}).status_code == 404


def test_a_coach_finds_no_such_page(client, coach):
    client.force_login(coach.user)
    assert client.get(EVERYONE).status_code == 404


def test_the_menu_has_it_for_the_owner(owning):
    assert EVERYONE in words(owning.get("/admin/"))


def test_the_page_costs_the_same_for_many(owning, django_assert_max_num_queries):
    for number in range(9):
        factories.coach(name=f"Coach {number}")
    with django_assert_max_num_queries(14):
        owning.get(EVERYONE)
