"""A coach books several sessions at once: listed first, then booked as far as they can be had, with one email about all."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from icalendar import Calendar

from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.mail.models import Message
from coaching.payments.account import balance
from coaching.payments.repeating import series
from coaching.payments.repeating.planning import Rhythm
from coaching.people import invitations
from coaching.people.links import INVITATION, going_on
from coaching.practice.days import today
from tests import factories as people
from tests.coaching.booking import factories as booking
from tests.coaching.booking.pages import text
from tests.coaching.payments.factories import give


@pytest.fixture
def first(coach):
    """A Tuesday at least a week from now."""
    day = today(timezone.now(), coach.timezone) + timedelta(days=7)
    return day + timedelta(days=(1 - day.weekday()) % 7)


@pytest.fixture
def starts(first):
    return Rhythm(first, 9 * 60, 2, 3).starts("America/New_York")


@pytest.fixture
def asked(session_type, first):
    return {"kind": session_type.pk, "first": first.isoformat(), "time": "9:00", "every": "2", "times": "3"}


@pytest.fixture
def url(clara, asked):
    return reverse("payments_admin:repeat", args=[clara.pk], query={**asked, "look": "1"})


@pytest.fixture
def press(signed_in, coach, clara, asked):
    """`press(*starts)` sends the form with these selected."""

    def press(*starts):
        sent = {**asked, "start": [start.isoformat() for start in starts]}
        return signed_in(coach).post(reverse("payments_admin:repeat", args=[clara.pk]), sent, follow=True)

    return press


def test_looking_lists_both_clocks_and_books_nothing(signed_in, coach, clara, url):
    type(clara).objects.filter(pk=clara.pk).update(timezone="Europe/Berlin")
    give(clara, 2)
    page = text(signed_in(coach).get(url))
    assert (page.count("New York time"), page.count("Berlin time"), Booking.objects.count()) == (3, 3, 0)
    assert "No session is left for it." in page


def test_what_is_ticked_is_booked_and_takes_its_sessions(press, clara, starts):
    give(clara, 5)
    page = text(press(*starts))
    assert (list(clara.bookings.values_list("start", flat=True)), balance.left(clara)) == (starts, 2)
    assert "3 sessions are booked" in page


@pytest.mark.parametrize("who", ["client", "coach"])
def test_one_email_to_each_lists_them_all_with_one_file_for_the_calendar(press, coach, clara, starts, mailoutbox, who):
    give(clara, 3)
    press(*starts)
    to = {"client": clara.email, "coach": coach.email}[who]
    [mail] = [mail for mail in mailoutbox if mail.to == [to]]
    [file] = [each for each in mail.attachments if each[0] == "sessions.ics"]
    events = Calendar.from_ical(file[1]).walk("VEVENT")
    assert [each["dtstart"].dt for each in events] == starts
    assert {str(each["uid"]) for each in events} == {f"{each.uid}@booking" for each in clara.bookings.all()}
    assert (mail.body.count("New York time"), "TEST" in mail.body) == (3, False)


def test_each_time_in_the_email_leads_to_its_own_page(press, client, clara, starts, mailoutbox):
    give(clara, 3)
    press(*starts)
    [mail] = [mail for mail in mailoutbox if mail.to == [clara.email]]
    for booked in clara.bookings.all():
        assert MANAGE.url(booked) in mail.body
        assert MANAGE.url(booked) in mail.alternatives[0][0]


def test_its_button_opens_the_account_of_whoever_was_invited(coach, session_type, starts, mailoutbox):
    invited = people.client(coach=coach, with_account=False, email="invited@example.org")
    give(invited, 3)
    invitation = invitations.invite(client=invited)
    mailoutbox.clear()
    series.book_all(client=invited, appointment_type=session_type, starts=starts, now=timezone.now())
    [mail] = [mail for mail in mailoutbox if mail.to == [invited.email]]
    button = going_on(INVITATION.url(invitation), reverse("payments:sessions"))
    assert [escape(button) in mail.alternatives[0][0], button in mail.body] == [True, True]


def test_whoever_was_not_invited_gets_no_button_that_opens_nothing(coach, session_type, starts, mailoutbox):
    someone = people.client(coach=coach, with_account=False, email="someone@example.org")
    give(someone, 3)
    series.book_all(client=someone, appointment_type=session_type, starts=starts, now=timezone.now())
    [mail] = [mail for mail in mailoutbox if mail.to == [someone.email]]
    html = mail.alternatives[0][0]
    assert ("/me/" in mail.body, "/me/" in html, "See my sessions" in html) == (False, False, False)


def test_what_lies_after_a_client_leaves_is_neither_suggested_nor_booked(signed_in, coach, press, clara, starts, url):
    give(clara, 3)
    type(clara).objects.filter(pk=clara.pk).update(leaves_at=starts[0] + timedelta(days=1))
    assert text(signed_in(coach).get(url)).count("The account is deleted on") == 2
    assert text(press(*starts)).count("The account is deleted on") == 2
    assert list(clara.bookings.values_list("start", flat=True)) == starts[:1]


def test_what_was_taken_meanwhile_is_said_and_the_rest_is_booked(press, clara, session_type, starts):
    give(clara, 3)
    booking.booking(appointment_type=session_type, start=starts[1])
    page = text(press(*starts))
    assert (clara.bookings.count(), balance.left(clara)) == (2, 1)
    assert ("2 sessions are booked" in page, page.count("Not booked")) == (True, 1)


def test_what_nothing_is_left_for_is_said(press, clara, starts):
    give(clara, 2)
    page = text(press(*starts))
    assert (clara.bookings.count(), "Clara Lind has no session left" in page) == (2, True)


def test_pressed_twice_it_is_booked_once(press, clara, starts):
    give(clara, 6)
    press(*starts)
    page = text(press(*starts))
    assert (clara.bookings.count(), balance.left(clara), "Booked before" in page) == (3, 3, True)


def test_nothing_ticked_is_said(press, clara):
    give(clara, 3)
    assert ("Select at least one time." in text(press()), Booking.objects.count()) == (True, 0)


def test_a_single_one_needs_no_email_about_all(clara, session_type, starts):
    give(clara, 1)
    series.book_all(client=clara, appointment_type=session_type, starts=starts[:1], now=timezone.now())
    assert not Message.objects.filter(kind__in=["payments.series", "coach.series"]).exists()
    assert Message.objects.filter(kind__in=["booking.requested", "coach.requested"]).count() == 2


@pytest.mark.parametrize("wrong", [{"time": "late"}, {"times": "1"}, {"times": "27"}, {"first": "2020-01-01"}, {"every": "9"}])
def test_what_cannot_be_read_is_said_and_kept(signed_in, coach, clara, asked, wrong):
    answer = signed_in(coach).get(reverse("payments_admin:repeat", args=[clara.pk]), {**asked, "look": "1", **wrong})
    assert (answer.status_code, answer.context["planned"]) == (422, [])


def test_another_coach_finds_nothing(signed_in, other_coach, url):
    assert signed_in(other_coach).get(url).status_code == 404


def test_the_first_day_may_be_up_to_a_year_away(signed_in, coach, clara, session_type):
    asked = {
        "kind": session_type.pk,
        "first": date(2199, 1, 1).isoformat(),
        "time": "9:00",
        "every": "1",
        "times": "2",
        "look": "1",
    }
    page = signed_in(coach).get(reverse("payments_admin:repeat", args=[clara.pk]), asked)
    assert "more than a year" in text(page)
