"""The sessions that wait for their summary."""

from datetime import timedelta

from coaching.meetings.attention import GIVE_UP_AFTER, attention, unsent
from coaching.people.models import Client


def waiting(now):
    return [(each.key, each.since) for each in attention(unsent(Client.objects.all(), now))]


def test_what_was_written_for_the_client_and_not_sent_waits_since_the_end_of_the_session(over, noted, now):
    noted(shared="You know whom to ask.")
    assert waiting(now) == [(f"meetings.summary:{over.pk}", over.end)]


def test_an_action_alone_waits(over, noted, now, day):
    noted(action_0=("Write to Ruth", day(3)))
    assert [key for key, _since in waiting(now)] == [f"meetings.summary:{over.pk}"]


def test_a_private_note_asks_for_no_summary(over, noted, now):
    noted(private="Tired.")
    assert waiting(now) == []


def test_a_summary_that_was_sent_waits_no_more(over, sent, now):
    sent(shared="You know whom to ask.")
    assert waiting(now) == []


def test_after_a_month_it_is_let_be(over, noted, now):
    noted(shared="You know whom to ask.")
    assert waiting(over.end + GIVE_UP_AFTER + timedelta(minutes=1)) == []


def test_a_session_to_come_is_not_asked_about(coming, noted, now):
    noted(booking=coming, shared="To talk about: Ruth.")
    assert waiting(now) == []
