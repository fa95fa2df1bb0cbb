"""Until the practice is open nothing goes out by itself; what someone asks for always does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from coaching.booking.reminders import remind_due
from coaching.client_area import digest
from coaching.desk.attention import reasons_of
from coaching.desk.opening import invite_many, open_practice
from coaching.mail.models import Message
from coaching.modules import Act
from coaching.payments.account import grants
from coaching.payments.account.ending import warn_due
from coaching.people.adding import add_client
from coaching.people.invitations import invite
from coaching.people.models import Client, Invitation, Preferences
from coaching.people.notification_policy import told_at_once
from coaching.practice.models import PracticeSettings
from tests import factories
from tests.coaching.booking import factories as booking_factories

NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)
SOON = {"start": NOW + timedelta(minutes=50), "arranged_at": NOW - timedelta(days=9)}


@pytest.fixture
def set_up(db):
    PracticeSettings.objects.filter(pk=PracticeSettings.load().pk).update(being_set_up=True)


@pytest.fixture
def nia(coach):
    return add_client(coach=coach, name="Nia", email="nia@example.org", zone="America/Chicago", now=NOW)


@pytest.fixture
def ola(coach):
    return add_client(coach=coach, name="Ola", email="ola@example.org", zone="America/Chicago", now=NOW)


def kinds():
    return [message.kind for message in Message.objects.order_by("pk")]


def test_many_are_invited_at_once_when_it_is_open(coach, nia):
    found = invite_many(clients=[nia], now=NOW)
    assert (found.sent, kinds()) == ([nia], ["invitation"])


def test_many_wait_while_it_is_set_up_and_go_out_when_it_opens(coach, nia, ola, set_up):
    found = invite_many(clients=[nia, ola], now=NOW)
    assert (found.sent, found.waiting, kinds()) == ([], [nia, ola], [])
    assert open_practice(now=NOW).sent == [nia, ola]
    assert (kinds(), open_practice(now=NOW).sent) == (["invitation"] * 2, [])
    assert not Client.objects.filter(is_to_be_invited=True).exists()


def test_one_invited_by_hand_is_invited_at_once(nia, ola, set_up):
    invite_many(clients=[nia, ola], now=NOW)
    invite(client=nia, now=NOW)
    assert (kinds(), open_practice(now=NOW).sent) == (["invitation"], [ola])


def test_one_is_invited_at_once_from_the_list_as_from_the_page(signed_in, coach, nia, ola, set_up):
    browser, page = signed_in(coach), reverse("desk:invite_many")
    assert "goes out at once all the same" in browser.get(page, {"client": nia.pk}).content.decode()
    assert "so these invitations wait" in browser.get(page, {"client": [nia.pk, ola.pk]}).content.decode()
    browser.post(page, {"client": nia.pk})
    browser.post(reverse("desk:invite", args=[ola.pk]))
    assert (kinds(), open_practice(now=NOW).sent) == (["invitation"] * 2, [])


def test_nobody_is_to_be_booked_with_before_there_is_something_to_book(coach, nia, set_up):
    grants.grant(client=nia, sessions=2, reason="Left", by=None, now=NOW)
    wanted = [[reason.act for reason in reasons_of([nia], NOW).get(nia.pk, [])]]
    booking_factories.appointment_type(coach=coach)
    wanted.append([reason.act for reason in reasons_of([nia], NOW).get(nia.pk, [])])
    booking_factories.open_week(coach)
    wanted.append([reason.act for reason in reasons_of([nia], NOW).get(nia.pk, [])])
    assert wanted == [[], [], [Act.BOOK]]


def test_someone_with_an_account_is_named_and_not_invited(clara, set_up):
    found = invite_many(clients=[clara], now=NOW)
    assert (found.problems, found.waiting) == ([f"{clara.name} already has an account."], [])
    assert not Invitation.objects.exists()


def test_a_reminder_to_someone_brought_in_waits(coach, nia, set_up):
    call = booking_factories.appointment_type(coach=coach)
    booking_factories.booking(client=nia, appointment_type=call, **SOON)
    remind_due(NOW)
    assert kinds() == []
    open_practice(now=NOW)
    remind_due(NOW)
    assert "booking.reminder" in kinds()[0]


def test_a_reminder_of_what_a_guest_booked_does_not(coach, nia, set_up):
    call = booking_factories.appointment_type(coach=coach)
    booking_factories.booking(client=nia, appointment_type=call, form_key="k", **SOON)
    remind_due(NOW)
    assert kinds()


def test_words_about_a_last_day_wait(coach, nia, set_up):
    last, then = (NOW + timedelta(days=5)).date(), NOW - timedelta(days=60)
    grants.grant(client=nia, sessions=2, reason="Left", by=None, expires_on=last, now=then)
    warn_due(NOW)
    assert kinds() == []
    open_practice(now=NOW)
    warn_due(NOW)
    assert len(kinds()) == 1


def test_news_wait_for_those_brought_in_alone(coach, clara, nia, set_up):
    assert told_at_once([clara, nia], NOW) == {clara.pk}
    open_practice(now=NOW)
    assert told_at_once([clara, nia], NOW) == {clara.pk, nia.pk}


def test_no_weekly_email_goes_out(coach, set_up, monkeypatch):
    someone = factories.client(coach=coach)
    Preferences.objects.update_or_create(client=someone, defaults={"next_digest_at": NOW})
    digest.send_due(NOW)
    assert Preferences.objects.get(client=someone).next_digest_at == NOW
    open_practice(now=NOW)
    digest.send_due(NOW)
    assert Preferences.objects.get(client=someone).next_digest_at > NOW
