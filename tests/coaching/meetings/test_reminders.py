"""The questions go out with the reminder, to those who can answer and have not."""

import re
from datetime import timedelta

import pytest

from coaching.booking import mails
from coaching.meetings.models import Meeting
from coaching.people import breaks
from tests import factories
from tests.worlds import booking_of

QUESTION = "Where are you stuck?"


@pytest.fixture
def reminder(mailoutbox):
    """`reminder(booking)` sends it and returns its text and its HTML."""

    def remind(booking):
        mails.remind(booking, 60)
        mail = next(mail for mail in mailoutbox if mail.to == [booking.guest_email])
        return mail.body, mail.alternatives[0][0]

    return remind


def test_the_reminder_asks_and_leads_to_the_page(coming, reminder):
    text, page = reminder(coming)
    assert (QUESTION in text, f"/me/session/{coming.pk}/" in text) == (True, True)
    assert re.search(rf'<a href="[^"]*/me/session/{coming.pk}/"[^>]*>Write it down here</a>', page)
    assert Meeting.objects.get().asked_at is not None


@pytest.mark.parametrize("who", [{"with_account": False}, {"with_account": False, "stage": "prospect"}])
def test_nobody_without_an_account_is_asked(coach, now, reminder, who):
    booking = booking_of(factories.client(coach=coach, **who), start=now + timedelta(days=1))
    assert (QUESTION in reminder(booking)[0], Meeting.objects.count()) == (False, 0)


def test_in_a_quiet_week_nothing_is_asked(coming, clara, reminder):
    breaks.quiet_week(client=clara)
    assert QUESTION not in reminder(coming)[0]


def test_who_has_handed_something_over_is_not_asked_again(coming, now, reminder):
    Meeting.objects.create(booking=coming, questions=[QUESTION], asked_at=now, handed_over_at=now)
    text = reminder(coming)[0]
    assert (QUESTION in text, "know beforehand" in text) == (False, False)
