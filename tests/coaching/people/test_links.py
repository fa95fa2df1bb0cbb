"""What the page of an invitation says that no longer works."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.people import invitations
from coaching.people.links import INVITATION, going_on, own_address, own_page
from coaching.practice.addresses import absolute
from tests import factories

NEWEST = "Email me the current link"


@pytest.fixture
def prospect(coach):
    return factories.client(coach=coach, with_account=False, welcomed=False, stage="prospect")


@pytest.fixture
def invitation(prospect):
    return invitations.invite(client=prospect)


def page(client, invitation, method="get"):
    return getattr(client, method)(INVITATION.path(invitation)).content.decode()


def test_a_used_invitation_leads_to_the_sign_in(client, invitation):
    invitations.accept(invitation=invitation)
    words = page(client, invitation)
    found = ["You have opened your account already" in words, f'href="{reverse("account_login")}"' in words, NEWEST in words]
    assert found == [True, True, False]


def test_a_used_invitation_leads_by_the_sign_in_to_the_page_that_it_promised(client, invitation):
    invitations.accept(invitation=invitation)
    words = client.get(going_on(INVITATION.path(invitation), "/me/sessions/")).content.decode()
    assert "Sign in to see the page that your email is about." in words
    assert 'href="/accounts/login/?next=%2Fme%2Fsessions%2F"' in words


@pytest.mark.parametrize(("page", "leads_to"), [("/me/sessions/", "/me/sessions/"), ("", "/me/"), ("//evil.example/", "/me/")])
def test_a_used_invitation_leads_whom_it_was_for_there_at_once(client, invitation, page, leads_to):
    client.force_login(invitations.accept(invitation=invitation))
    assert client.get(going_on(INVITATION.path(invitation), page)).headers["Location"] == leads_to


def test_a_used_invitation_leads_nobody_else_there(client, invitation, clara):
    invitations.accept(invitation=invitation)
    client.force_login(clara.user)
    words = client.get(INVITATION.path(invitation)).content.decode()
    assert (f"You are signed in as {clara.email}" in words, "Sign out" in words) == (True, True)


def test_who_is_signed_in_with_another_account_reads_so_before_opening_one(client, invitation, clara):
    client.force_login(clara.user)
    assert f"You are signed in as {clara.email}" in client.get(INVITATION.path(invitation)).content.decode()


def test_a_used_invitation_signs_nobody_in(client, invitation):
    invitations.accept(invitation=invitation)
    page(client, invitation, "post")
    assert "_auth_user_id" not in client.session


def test_an_invitation_from_before_a_newer_one_offers_that(client, invitation, prospect):
    invitations.invite(client=prospect, now=timezone.now())
    words = page(client, invitation)
    assert ["There is a newer invitation" in words, NEWEST in words] == [True, True]


def test_an_invitation_that_has_run_out_leads_to_the_coach(client, invitation, coach):
    invitation.expires_at = timezone.now() - timedelta(seconds=1)
    invitation.save()
    words = page(client, invitation)
    assert ["has expired" in words, f"mailto:{coach.email}" in words, NEWEST in words] == [True, True, False]


def test_an_invitation_that_has_run_out_opens_no_account(client, invitation, prospect):
    invitation.expires_at = timezone.now()
    invitation.save()
    page(client, invitation, "post")
    prospect.refresh_from_db()
    assert prospect.user is None


@pytest.mark.parametrize("page", ["payments:sessions", "payments:packages"])
def test_a_page_of_a_clients_own_is_reached_by_way_of_their_invitation(prospect, page):
    assert own_page(prospect, page) == absolute(page)
    invitation = invitations.invite(client=prospect)
    prospect.refresh_from_db()
    assert own_page(prospect, page) == own_address(prospect, reverse(page)) == going_on(INVITATION.url(invitation), reverse(page))
    invitations.accept(invitation=invitation)
    prospect.refresh_from_db()
    assert own_page(prospect, page) == absolute(page)
