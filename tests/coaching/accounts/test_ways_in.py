"""Who asks for a code and has no account: whoever was invited or bought gets the way in, and nobody else learns that."""

import re

import pytest
from django.urls import reverse

from coaching.people import invitations
from tests import factories
from tests.coaching.accounts.ways import ask, ask_to_reset, browser

INVITED = re.compile(r"/invitation/[^\s/]+/")


@pytest.fixture
def here():
    return browser()


@pytest.fixture
def invited(coach, mailoutbox):
    """Pia, a client without an account, whose invitation was mailed."""
    pia = factories.client(coach=coach, name="Pia Berg", email="pia@example.org", with_account=False, stage="prospect")
    invitations.invite(client=pia)
    return pia


def mailed(mailoutbox):
    return [(message.to, message.subject) for message in mailoutbox]


@pytest.mark.parametrize("way", [ask, ask_to_reset])
def test_an_invited_client_who_asks_for_a_code_is_mailed_the_way_in(here, invited, mailoutbox, way):
    first = INVITED.search(mailoutbox[-1].body)[0]
    mailoutbox.clear()
    way(here, "PIA@example.org")
    assert mailed(mailoutbox) == [(["pia@example.org"], f"{invited.coach.name} invites you to practice online")]
    again = INVITED.search(mailoutbox[-1].body)[0]
    assert [here.get(path).status_code for path in (first, again)] == [200, 200]
    assert "Open my account" in here.get(first).content.decode()


def test_an_invitation_that_has_ended_is_renewed(here, invited, mailoutbox):
    invited.invitations.update(expires_at="2020-01-01T00:00Z")
    mailoutbox.clear()
    ask(here, invited.email)
    assert "Open my account" in here.get(INVITED.search(mailoutbox[-1].body)[0]).content.decode()


def test_an_invited_client_and_a_stranger_see_the_same(invited):
    pages = []
    for email in (invited.email, "nora@example.org"):
        visitor = browser()
        answer = ask(visitor, email)
        pages.append((answer.status_code, answer.url, visitor.get(answer.url).content.decode().replace(email, "")))
    strip = re.compile(r'value="[^"]{40,}"|nonce="[^"]*"')
    assert strip.sub("", str(pages[0])) == strip.sub("", str(pages[1]))


@pytest.mark.parametrize("stage", ["prospect", "declined", "gone"])
def test_who_was_never_invited_has_no_way_in(here, coach, mailoutbox, stage):
    factories.client(coach=coach, email="pia@example.org", with_account=False, stage=stage)
    ask(here, "pia@example.org")
    assert [subject for _to, subject in mailed(mailoutbox)] == ["No account with this address"]


def test_the_code_page_says_what_an_invitation_is(here, db):
    page = here.get(ask(here, "nobody@example.org").url).content.decode()
    assert "its button opens the account" in page
    assert reverse("account_login") in page
