from datetime import timedelta

from django.utils import timezone

from coaching.booking import reads
from coaching.practice.reading_once import reading_once
from tests.worlds import booking_of


def test_what_is_older_than_the_last_twenty_is_there_for_what_asks_for_it(clara):
    now = timezone.now()
    asked = [{"question": "What should change?", "answer": "My work"}]
    first = booking_of(clara, start=now - timedelta(days=60), answers=asked)
    held = [booking_of(clara, start=now - timedelta(days=days), status="held") for days in range(1, 22)]
    with reading_once():
        latest, following = reads.of_client_with_next(clara, now)
        waiting = [each.key for each in reads.attention([clara], now)]
        answered = reads.answered_of(clara, now)
    assert (latest, following) == (held[:20], None)
    assert (waiting, answered) == ([f"booking.unmarked:{first.pk}"], [first])


def test_one_client_waits_for_the_same_as_among_many(clara, mallory):
    now = timezone.now()
    for days, status in enumerate(["booked", "held", "canceled", "booked"], start=1):
        booking_of(clara, start=now - timedelta(days=days), status=status)
    booking_of(clara, start=now + timedelta(days=1))
    assert list(reads.attention([clara], now)) == list(reads.attention([clara, mallory], now))
    assert len(list(reads.attention([clara], now))) == 2
