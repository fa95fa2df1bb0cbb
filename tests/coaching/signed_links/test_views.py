import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from coaching.mail.kinds import kind
from coaching.mail.models import Message
from coaching.people import invitations
from coaching.people.links import INVITATION
from coaching.privacy import leaving
from coaching.privacy.links import STAY
from coaching.privacy.person import Person
from coaching.signed_links import views
from tests import factories

ANSWER = "We email the current link to the address it was made for"


def ask(client, link, token, data=None, **how):
    return client.post(reverse("signed_links:send_newest", args=[link.name, token]), data, **how)


def token_in(letter):
    """The token of the one link in a mail."""
    (path,) = re.findall(rf"{re.escape(settings.SITE_URL)}(/\S+)", letter.body)
    return path.strip("/").rpartition("/")[2]


def test_the_newest_link_goes_to_whom_it_belongs_and_works(client, old, booking, mailoutbox):
    ask(client, MANAGE, old)
    (letter,) = mailoutbox
    opened = MANAGE.open(token_in(letter))
    assert (letter.to, letter.reply_to) == ([booking.guest_email], [booking.coach.email])
    assert (opened.row, opened.is_valid) == (booking, True)


def test_no_address_that_a_visitor_types_gets_it(client, old, booking, mailoutbox):
    ask(client, MANAGE, old, {"email": "eve@example.org", "to": "eve@example.org"})
    assert [letter.to for letter in mailoutbox] == [[booking.guest_email]]


def test_the_answer_is_the_page_of_the_link_with_a_word(client, old):
    response = ask(client, MANAGE, old, follow=True)
    assert response.redirect_chain == [(reverse(MANAGE.page, args=[old]), 302)]
    assert ANSWER in response.content.decode()


def test_asked_again_at_once_nothing_more_is_sent_and_the_answer_is_the_same(client, old, mailoutbox):
    answers = [ask(client, MANAGE, old, follow=True).content.decode() for _ in range(2)]
    assert (len(mailoutbox), [ANSWER in answer for answer in answers]) == (1, [True, True])


def test_a_visitor_who_asks_too_often_gets_the_same_answer_and_nothing_is_sent(client, old, mailoutbox, monkeypatch):
    monkeypatch.setattr(views, "TRIES", 0)
    assert ANSWER in ask(client, MANAGE, old, follow=True).content.decode()
    assert mailoutbox == []


def test_where_nothing_works_any_more_nothing_is_sent_and_the_answer_is_the_same(client, old, booking, mailoutbox):
    bookings.cancel(booking=booking, by="guest")
    mailoutbox.clear()
    assert ANSWER in ask(client, MANAGE, old, follow=True).content.decode()
    assert mailoutbox == []


def test_for_a_link_that_works_nothing_is_sent(client, booking, mailoutbox):
    ask(client, MANAGE, MANAGE.token(booking))
    assert mailoutbox == []


def test_for_what_has_no_address_nothing_is_written(client, old, booking):
    booking.guest_email = ""
    booking.save()
    ask(client, MANAGE, old)
    assert not Message.objects.filter(kind="signed_links.newest").exists()


def test_looking_is_not_asking(client, old, mailoutbox):
    address = reverse("signed_links:send_newest", args=[MANAGE.name, old])
    assert [client.get(address).status_code, client.head(address).status_code, mailoutbox] == [405, 405, []]


def test_another_site_can_ask_for_nothing(old, mailoutbox):
    assert ask(Browser(enforce_csrf_checks=True), MANAGE, old).status_code == 403
    assert mailoutbox == []


@pytest.mark.parametrize(("name", "token"), [("coaching.booking", "x:y:z"), ("coaching.nothing", "x")])
def test_a_link_that_we_never_made_is_not_found(client, db, name, token):
    assert client.post(reverse("signed_links:send_newest", args=[name, token])).status_code == 404


def test_the_mail_is_dropped_when_its_link_has_died_since(old, booking):
    facts = {"link": MANAGE.name, "row": booking.pk, "state": booking.sequence}
    wanted = kind("signed_links.newest").still_wanted
    assert [wanted(facts), wanted({**facts, "state": 0}), wanted({**facts, "link": "gone"})] == [True, False, False]


def test_an_invitation_that_was_sent_again_is_mailed_again(client, coach, mailoutbox):
    pia = factories.client(coach=coach, with_account=False, stage="prospect")
    now = timezone.now()
    first, second = (invitations.invite(client=pia, now=now - timedelta(minutes=minutes)) for minutes in (2, 1))
    mailoutbox.clear()
    ask(client, INVITATION, INVITATION.token(first))
    assert [letter.to for letter in mailoutbox] == [[pia.email]]
    assert INVITATION.open(token_in(mailoutbox[0])).row == second


def test_the_link_to_keep_an_account_is_mailed_for_the_day_that_counts(client, clara, mailoutbox):
    leaving.ask_to_leave(person=Person.of(clara))
    clara.refresh_from_db()
    first = STAY.token(clara)
    leaving.stay(person=Person.of(clara))
    leaving.ask_to_leave(person=Person.of(clara), now=timezone.now() + timedelta(days=1))
    mailoutbox.clear()
    ask(client, STAY, first)
    assert [letter.to for letter in mailoutbox] == [[clara.email]]
    assert STAY.open(token_in(mailoutbox[0])).is_valid
