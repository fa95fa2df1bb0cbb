"""What a change costs is said before it is done, on the page that follows, and by mail to both."""

from datetime import date, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail as mail_server
from django.urls import reverse

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.mail.models import Message
from coaching.payments.account import balance, lots, sessions
from coaching.people import invitations
from coaching.people.links import INVITATION, going_on
from coaching.practice.models import PracticeSettings
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give

FRIDAY, APRIL = date(2026, 3, 6), date(2026, 4, 30)
MONDAY = datetime(2026, 3, 9, 10, tzinfo=ZoneInfo("America/New_York"))
LATE = NINE - timedelta(hours=2)
NOTICE = "It is less than 24 hours away. Canceled now, it counts as used; moved, it doesn't."
COUNTS = "It was canceled less than 24 hours before, so it counts as used."
ELSEWHERE = (
    "The new time is after March 6, 2026, the last day of “To begin with”, so it uses a session of “To begin with” "
    "(until April 30, 2026) instead. The one it was booked with is free again, until March 6, 2026."
)


@pytest.fixture
def booked(clara, session_type):
    """Clara's session on Tuesday, from a lot that ends on Friday; two more last until the end of April."""
    give(clara, 1, FRIDAY)
    give(clara, 2, APRIL)
    return sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)


@pytest.fixture
def link(booked):
    """A page of the link that the mail about her booking has."""
    return lambda name: reverse(f"booking:{name}", args=[MANAGE.token(booked)])


def words(response):
    return unescape(response.content.decode())


def mail(kind):
    """Both forms of the one mail of that kind, sent or waiting."""
    found = Message.objects.get(kind=kind)
    for sent in mail_server.outbox:
        if (sent.subject, sent.to) == (found.subject, [found.to]):
            return sent.body, unescape(sent.alternatives[0][0])
    return found.text, unescape(found.html)


def says(kind, sentence):
    """Whether both forms of a mail say it."""
    return [sentence in " ".join(each.split()) for each in mail(kind)] == [True, True]


@pytest.mark.parametrize("name", ["manage", "cancel"])
def test_a_late_cancellation_says_before_what_it_costs(client, link, name):
    with time_machine.travel(LATE, tick=False):
        assert NOTICE in words(client.get(link(name)))


def test_a_late_cancellation_says_after_what_it_cost(client, clara, booked, link):
    with time_machine.travel(LATE, tick=False):
        page = words(client.get(link("cancel")))
        seen = page.split('name="seen" value="')[1].split('"')[0]
        answer = words(client.post(link("cancel"), {"seen": seen}, follow=True))
        assert balance.left(clara) == 2
    assert f"{COUNTS} If there was a reason, write to Dana Reyes, who can give it back." in answer


@pytest.mark.parametrize("kind", ["booking.canceled", "coach.canceled"])
def test_both_are_mailed_that_it_counts(booked, kind):
    bookings.cancel(booking=booked, by="guest", now=LATE)
    assert says(kind, COUNTS)


def test_a_page_that_was_opened_in_time_asks_again_once_it_is_late(client, clara, booked, link):
    with time_machine.travel(NINE - timedelta(hours=24, minutes=1), tick=False):
        page = words(client.get(link("cancel")))
        seen = page.split('name="seen" value="')[1].split('"')[0]
    with time_machine.travel(LATE, tick=False):
        answer = client.post(link("cancel"), {"seen": seen})
    assert (answer.status_code, NOTICE in words(answer)) == (409, True)
    assert Booking.objects.get().is_active


@pytest.fixture
def last_one(clara, session_type):
    """Clara's session on Tuesday, the last one she had."""
    give(clara, 1, FRIDAY)
    return sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)


def test_who_has_nothing_left_is_led_to_packages(client, last_one):
    with time_machine.travel(LATE, tick=False):
        canceled = bookings.cancel(booking=last_one, by="guest", now=LATE)
        page = words(client.get(reverse("booking:manage", args=[MANAGE.token(canceled)])))
    assert "You have no sessions left to book." in page
    assert '"/me/packages/"' in page
    assert "another time" not in page
    assert says("booking.canceled", "You have no sessions left to book.")
    assert "another time" not in mail("booking.canceled")[0]


def test_who_has_something_left_is_asked_to_pick_another_time(client, booked):
    with time_machine.travel(LATE, tick=False):
        bookings.cancel(booking=booked, by="guest", now=LATE)
    assert says("booking.canceled", "Pick another time whenever you like.")


def test_who_was_invited_is_led_to_packages_by_the_invitation(clara, last_one):
    type(clara).objects.filter(pk=clara.pk).update(user=None)
    invitation = invitations.invite(client=clara)
    bookings.mark_no_show(booking=Booking.objects.get(pk=last_one.pk), now=NINE)
    assert says("booking.missed", going_on(INVITATION.url(invitation), reverse("payments:packages")))


def test_who_missed_the_last_one_is_led_to_packages(last_one):
    bookings.mark_no_show(booking=last_one, now=NINE)
    assert says("booking.missed", "You have no sessions left to book.")
    assert "/me/packages/" in mail("booking.missed")[1]
    assert "another time" not in mail("booking.missed")[0]


def test_the_confirmation_of_a_session_names_the_practices_notice(booked, clara):
    rule = (
        "Something came up? You can move it until it begins. Cancel it at least 24 hours before, and the session stays "
        "yours; canceled later, it counts as used."
    )
    assert says("booking.requested", rule)
    assert "Nothing to prepare" not in mail("booking.requested")[0]


def test_one_in_time_says_that_the_session_is_back(client, clara, booked, link):
    with time_machine.travel(NOW, tick=False):
        assert "The session is yours to book again, until March 6, 2026." in words(client.get(link("cancel")))
        client.post(link("cancel"))
        assert balance.left(clara) == 3
    assert says("booking.canceled", "The session is yours to book again, until March 6, 2026.")


def test_one_that_goes_back_to_a_lot_that_is_over_says_so(clara, session_type, booked):
    bookings.move(booking=booked, start=MONDAY + timedelta(days=56), now=NOW, any_time=True, by="coach")
    bookings.cancel(booking=booked, by="coach", now=NOW + timedelta(days=60))
    lot = "“To begin with”, whose last day was March 6, 2026: to be booked again it needs more time."
    assert says("booking.canceled", lot)


def test_the_practice_says_how_many_hours_are_late(client, booked, link):
    practice = PracticeSettings.load()
    practice.late_hours = 1
    practice.save()
    with time_machine.travel(NINE - timedelta(minutes=30), tick=False):
        assert "It is less than 1 hour away." in words(client.get(link("cancel")))


def test_forgiving_is_mailed_and_the_link_says_no_more_that_it_counts(client, coach, clara, booked):
    canceled = bookings.cancel(booking=booked, by="guest", now=LATE)
    old = reverse("booking:manage", args=[MANAGE.token(canceled)])
    assert COUNTS in words(client.get(old))
    sessions.forgive(booking=canceled, by=coach.user, now=LATE)
    assert COUNTS not in words(client.get(old))
    assert says("payments.forgiven", "Dana Reyes has given you this session back, so it no longer counts as used")


def test_a_forgiven_sessions_mail_says_what_is_left_in_all(coach, clara, booked):
    canceled = bookings.cancel(booking=booked, by="guest", now=LATE)
    give(clara, 3)
    left = balance.left(clara, LATE)
    sessions.forgive(booking=canceled, by=coach.user, now=LATE)
    assert balance.left(clara, LATE) == left + 1
    assert says("payments.forgiven", f"You have {left + 1} sessions left.")


def test_who_did_not_come_reads_that_it_counts(client, booked):
    missed = bookings.mark_no_show(booking=booked, now=NINE)
    sentence = "A missed session counts as used. If something kept you from coming, write to Dana Reyes, who can give it back."
    assert says("booking.missed", sentence)
    assert sentence in words(client.get(reverse("booking:manage", args=[MANAGE.token(missed)])))


def test_a_missed_session_is_given_back_with_one_click(signed_in, coach, clara, booked):
    bookings.mark_no_show(booking=booked, now=NINE)
    browser = signed_in(coach)
    page = words(browser.get(reverse("booking_admin:booking", args=[booked.pk])))
    assert "Give the missed session back" in page
    for _press in range(2):
        browser.post(reverse("payments_admin:forgive", args=[booked.pk]))
    assert [entry.kind for entry in clara.ledger.filter(booking=booked).order_by("pk")][-1] == "released"
    assert clara.ledger.filter(booking=booked, kind="released").count() == 1


def test_the_coach_reads_that_a_missed_session_counts(signed_in, coach, booked):
    answer = signed_in(coach).post(reverse("booking_admin:no_show", args=[booked.pk]), follow=True)
    assert "Marked as “did not come”. It counts as used." in words(answer)


def test_a_move_to_other_sessions_says_so_before_and_is_done_after_it_was_read(client, clara, booked, link):
    with time_machine.travel(NOW, tick=False):
        assert ELSEWHERE in words(client.get(link("move"), {"start": MONDAY.isoformat()}))
        unread = client.post(link("move"), {"start": MONDAY.isoformat()})
        assert (unread.status_code, ELSEWHERE in words(unread), Booking.objects.get().start) == (409, True, NINE)
        done = client.post(link("move"), {"start": MONDAY.isoformat(), "seen": ELSEWHERE}, follow=True)
        assert f"An email with the change is on its way. {ELSEWHERE}" in words(done)
        assert [(lot.count, lot.expires_on) for lot in balance.of_client(clara).lots] == [(1, FRIDAY), (1, APRIL)]


@pytest.mark.parametrize("kind", ["booking.moved", "coach.moved"])
def test_both_are_mailed_where_the_session_comes_from(booked, kind):
    bookings.move(booking=booked, start=MONDAY, now=NOW)
    assert says(kind, ELSEWHERE)


def test_a_move_within_its_lot_says_nothing(client, booked, link):
    bookings.move(booking=booked, start=NINE + timedelta(days=1), now=NOW)
    assert "session of" not in mail("booking.moved")[0]


def test_the_coach_reads_before_and_after_that_other_sessions_are_used(signed_in, coach, booked):
    browser, url = signed_in(coach), reverse("booking_admin:move", args=[booked.pk])
    before = "It is booked with “To begin with”, whose last day is March 6, 2026. After that it uses a session of"
    with time_machine.travel(NOW, tick=False):
        browser = signed_in(coach)
        assert before in words(browser.get(url))
        answer = browser.post(url, {"start": "other", "other_date": "2026-03-09", "other_time": "10:00"}, follow=True)
    assert ELSEWHERE in words(answer)


def test_a_coach_who_moves_it_past_the_end_is_told_and_so_is_the_client(clara, session_type):
    lot = give(clara, 1, FRIDAY).lot
    booked = sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)
    bookings.move(booking=booked, start=MONDAY, now=NOW, by="coach")
    assert says("booking.moved", "Dana Reyes makes an exception for it.")
    assert says("coach.moved", "It is an exception, and uses no other session.")
    assert lots.free(lot) == 0


def test_a_booking_that_uses_no_session_says_nothing_of_any(client, booked, link):
    lots.write(lot=lots.lot_of(booked), kind="released", delta=1, reason="By hand", booking=booked)
    with time_machine.travel(LATE, tick=False):
        assert "session is" not in words(client.get(link("cancel")))
