"""What the page of an invitation says that no longer works."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.people import invitations
from coaching.people.links import INVITATION
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
    assert ["Your account is open already" in words, reverse("account_login") in words, NEWEST in words] == [True, True, False]


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
