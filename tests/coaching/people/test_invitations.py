import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from coaching.people import invitations
from coaching.people.links import INVITATION, going_on, own_page
from coaching.people.models import Client
from tests import factories

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def prospect(coach):
    return factories.client(
        coach=coach,
        name="Pia Berg",
        email="pia@example.org",
        with_account=False,
        welcomed=False,
        stage=Client.Stage.PROSPECT,
    )


def test_invite_mails_a_link_and_makes_the_prospect_a_client(prospect):
    invitations.invite(client=prospect)
    prospect.refresh_from_db()
    assert prospect.stage == Client.Stage.ACTIVE
    assert [message.to for message in mail.outbox] == [["pia@example.org"]]
    assert "/invitation/" in mail.outbox[0].body


def test_an_invitation_begins_with_a_card_and_has_one_way_in(prospect):
    invitations.invite(client=prospect)
    body = mail.outbox[0].body
    assert body.startswith("Your place to practice\n")
    assert (body.count("/invitation/"), body.count("Open my account")) == (1, 1)


def test_invite_again_ends_the_earlier_link(prospect):
    first = invitations.invite(client=prospect, now=NOW)
    invitations.invite(client=prospect, now=NOW + timedelta(minutes=1))
    first.refresh_from_db()
    assert not first.is_open(NOW + timedelta(minutes=2))


def test_invite_someone_with_an_account_is_refused(clara):
    with pytest.raises(invitations.InvitationError, match="already has an account"):
        invitations.invite(client=clara)


def test_opening_the_link_changes_nothing(client, prospect):
    invitation = invitations.invite(client=prospect)
    url = INVITATION.path(invitation)
    assert client.get(url).status_code == 200
    prospect.refresh_from_db()
    assert prospect.user is None


def test_accepting_signs_in_and_leads_to_the_welcome(client, prospect):
    invitation = invitations.invite(client=prospect)
    url = INVITATION.path(invitation)
    response = client.post(url, follow=True)
    assert response.redirect_chain == [(reverse("people:welcome"), 302)]
    assert b"What your coach sees" in response.content


def test_accepting_leads_by_the_welcome_to_the_page_that_the_mail_promised(client, prospect, modules):
    modules.append(SimpleNamespace(first_step=lambda client: "/me/begin/"))
    invitations.invite(client=prospect)
    promised = urlsplit(own_page(Client.objects.get(), "payments:sessions"))
    welcome = client.post(f"{promised.path}?{promised.query}").headers["Location"]
    assert welcome == "/me/welcome/?next=%2Fme%2Fsessions%2F"
    assert client.post(welcome).headers["Location"] == reverse("payments:sessions")


def test_accepting_leads_who_had_an_account_to_the_page_by_signing_in(client, prospect):
    factories.user("pia@example.org")
    get_user_model().objects.update(last_login=NOW)
    url = going_on(INVITATION.path(invitations.invite(client=prospect)), "/me/sessions/")
    assert client.post(url).headers["Location"] == "/accounts/login/?next=%2Fme%2Fsessions%2F"


def test_the_welcome_leads_nowhere_else_than_to_a_page_of_ours(client, coach, modules):
    client.force_login(factories.client(coach=coach, welcomed=False).user)
    assert client.post("/me/welcome/?next=https%3A%2F%2Fevil.example%2F").headers["Location"] == "/me/"


def test_who_asks_for_a_page_first_comes_to_it_by_the_welcome(client, coach):
    client.force_login(factories.client(coach=coach, welcomed=False).user)
    page = f"{reverse('payments:sessions')}?all=1"
    welcome = client.get(page).headers["Location"]
    assert client.post(welcome).headers["Location"] == page


def test_who_asks_for_a_code_on_the_way_to_a_page_is_led_there_by_the_invitation(client, prospect, mailoutbox):
    Client.objects.update(stage="active")
    asked = {"email": prospect.email, "next": "/me/sessions/"}
    client.post(reverse("account_request_login_code"), asked)
    [mail] = mailoutbox
    assert "/?next=%2Fme%2Fsessions%2F" in mail.body


def test_accepting_twice_is_refused(prospect):
    invitation = invitations.invite(client=prospect)
    invitations.accept(invitation=invitation)
    with pytest.raises(invitations.InvitationError, match="used or has expired"):
        invitations.accept(invitation=invitation)


def test_a_forged_link_is_not_found(client, db):
    assert client.get("/invitation/nonsense/").status_code == 404


@pytest.fixture
def modules(monkeypatch):
    """The modules that a client has, as far as the welcome asks."""
    found = []
    monkeypatch.setattr("coaching.people.views.modules_of", lambda client: found)
    return found


def test_welcome_leads_to_the_first_step_of_a_module_that_has_one(client, coach, modules):
    modules += [SimpleNamespace(first_step=lambda client: None), SimpleNamespace(first_step=lambda client: "/me/begin/")]
    client.force_login(factories.client(coach=coach, welcomed=False).user)
    assert client.post(reverse("people:welcome")).url == "/me/begin/"


def test_welcome_says_what_the_coach_sees_of_the_clients_modules(client, coach, modules):
    modules.append(
        SimpleNamespace(coach_sees=lambda: ["How many pages you read"], coach_never_sees=lambda: ["What stands in them"])
    )
    client.force_login(factories.client(coach=coach, welcomed=False).user)
    page = client.get(reverse("people:welcome")).content.decode()
    sees, _heading, never_sees = page.partition("Your coach never sees")
    assert "<li>How many pages you read</li>" in sees
    assert "<li>What stands in them</li>" in never_sees


def test_welcome_says_no_more_than_the_core_does_without_modules(client, coach, modules):
    client.force_login(factories.client(coach=coach, welcomed=False).user)
    page = client.get(reverse("people:welcome")).content.decode().partition("<main")[2].partition("</main>")[0]
    assert re.findall("<li>(.*)</li>", page) == [
        "The exercises you hand in, so that you can get a comment",
        "What you hand over before a session, what you check off after it, and your goals",
        "Your sessions, and how many are left in your package",
        "Answers you have not handed in",
    ]


def test_welcome_comes_before_the_home_once(client, coach, modules):
    new = factories.client(coach=coach, name="Nina New", welcomed=False)
    client.force_login(new.user)
    assert client.get("/me/").url == reverse("people:welcome")
    assert client.post(reverse("people:welcome")).url == "/me/"
    assert client.get("/me/").status_code == 200


def test_someone_who_is_being_erased_is_not_invited_again(prospect):
    type(prospect).objects.filter(pk=prospect.pk).update(leaves_at=NOW)
    with pytest.raises(invitations.InvitationError, match="has left"):
        invitations.invite(client=prospect, now=NOW)
    assert mail.outbox == []
