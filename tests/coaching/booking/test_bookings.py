from datetime import UTC, datetime, timedelta

import pytest

from coaching import signals
from coaching.booking import bookings, locking
from coaching.booking.models import Booking
from coaching.mail.models import Message
from coaching.people.models import Client
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE, NOW

HALF_PAST = NINE + timedelta(minutes=30)


def book(call, start=NINE, **more):
    return bookings.book(**{"appointment_type": call, "start": start, "guest": factories.guest(), "now": NOW, **more})


@pytest.fixture
def heard():
    """The signals of booking that were sent, by name."""
    heard, kept = [], []
    for name in ("booking_made", "booking_moved", "booking_held", "booking_missed", "booking_canceled"):

        def receive(sender, name=name, **facts):
            heard.append((name, {key: value for key, value in facts.items() if key not in {"signal", "booking"}}))

        getattr(signals, name).connect(receive)
        kept.append((getattr(signals, name), receive))
    yield heard
    for signal, receive in kept:
        signal.disconnect(receive)


def test_book_makes_a_prospect(call):
    made = book(call, source="/article/")
    assert (made.client.name, made.client.stage, made.client.source) == ("Pia Berg", Client.Stage.PROSPECT, "/article/")
    assert (made.client.timezone, made.client.user) == ("Europe/Berlin", None)


def test_book_blocks_the_time_and_its_buffers(call):
    call.buffer_before, call.buffer_after = 10, 15
    made = book(call)
    assert (made.start, made.end) == (NINE, HALF_PAST)
    assert (NINE - made.blocked_start, made.blocked_end - made.end) == (timedelta(minutes=10), timedelta(minutes=15))


def test_book_never_joins_a_client_by_an_unverified_address(call, clara):
    made = book(call, guest=factories.guest(email=clara.email.upper()))
    assert made.client != clara
    assert list(made.client.same_address()) == [clara]


def test_book_as_a_signed_in_client_is_their_own(call, clara):
    made = book(call, guest=None, client=clara)
    assert (made.client, made.guest_name, made.guest_email) == (clara, "Clara Lind", "clara@example.org")
    assert Client.objects.count() == 1


def test_book_refuses_another_coachs_client(call, mallory):
    with pytest.raises(bookings.BookingError, match="your own coach"):
        book(call, client=mallory)


def test_book_refuses_what_takes_a_session(call, clara):
    call.takes_credit = True
    with pytest.raises(bookings.BookingError, match="from a package"):
        book(call, client=clara)
    assert book(call, client=clara, credit_ok=True).client == clara


@pytest.mark.parametrize(
    "verb",
    [
        lambda made: book(made.appointment_type, HALF_PAST, client=made.client, guest=None),
        lambda made: bookings.move(booking=made, start=HALF_PAST, now=NOW, any_time=True, by="coach"),
        lambda made: bookings.correct_address(booking=made, email="new@example.org", now=NOW),
    ],
)
def test_for_someone_who_has_left_no_verb_reserves_or_mails_anything(call, clara, verb):
    made = book(call, client=clara, guest=None)
    Client.objects.filter(pk=clara.pk).update(leaves_at=NOW)
    mails = Message.objects.count()
    with pytest.raises(bookings.BookingError, match="account of Clara Lind is being deleted"):
        verb(made)
    assert (Booking.objects.get().start, Message.objects.count()) == (NINE, mails)


def test_nothing_is_moved_to_a_time_after_a_client_leaves(call, clara):
    made = book(call, client=clara, guest=None)
    Client.objects.filter(pk=clara.pk).update(leaves_at=HALF_PAST)
    with pytest.raises(bookings.BookingError, match="Choose a time before that"):
        bookings.move(booking=made, start=HALF_PAST, now=NOW)
    assert bookings.cancel(booking=made, by="guest", now=NOW).status == Booking.Status.CANCELED


def test_book_a_taken_time_names_the_three_nearest(call):
    book(call, HALF_PAST)
    with pytest.raises(bookings.SlotTaken) as refused:
        book(call, HALF_PAST)
    assert refused.value.nearest == [NINE, NINE + timedelta(hours=1), NINE + timedelta(hours=1, minutes=30)]


def test_a_refusal_leaves_nothing_behind(call):
    book(call)
    with pytest.raises(bookings.SlotTaken):
        book(call)
    assert (Booking.objects.count(), Client.objects.count(), Message.objects.count()) == (1, 1, 2)


@pytest.mark.parametrize(
    "start", [NINE - timedelta(hours=1), NINE + timedelta(minutes=7), NOW - timedelta(days=7), datetime(2199, 1, 1, tzinfo=UTC)]
)
def test_book_refuses_a_time_that_is_not_offered(call, start):
    with pytest.raises(bookings.SlotTaken):
        book(call, start)


def test_the_database_refuses_what_the_second_look_missed(call, monkeypatch):
    book(call)
    monkeypatch.setattr(locking, "look_again", lambda *args, **kwargs: None)
    with pytest.raises(bookings.SlotTaken):
        book(call)


def test_bookings_of_another_type_block_too(call):
    long = factories.appointment_type(coach=call.coach, slug="long", duration=60, increment=60)
    book(call, HALF_PAST)
    with pytest.raises(bookings.SlotTaken):
        book(long)


def test_another_coach_is_free_at_the_same_time(call, other_coach):
    book(call)
    factories.open_week(other_coach, 0, 1440)
    assert book(factories.appointment_type(coach=other_coach)).start == NINE


def test_a_cap_counts_its_own_type_alone(call):
    call.cap_per_day = 1
    call.save()
    book(factories.appointment_type(coach=call.coach, slug="other"))
    book(call, NINE + timedelta(hours=1))
    with pytest.raises(bookings.SlotTaken):
        book(call, NINE + timedelta(hours=2))


def test_a_canceled_time_is_free_again(call):
    bookings.cancel(booking=book(call), by="guest", now=NOW)
    assert book(call).start == NINE


def test_cancel_raises_the_sequence_and_says_who(call, heard):
    gone = bookings.cancel(booking=book(call), by="guest", now=NOW)
    assert (gone.status, gone.canceled_by, gone.sequence) == ("canceled", "guest", 1)
    assert heard == [("booking_made", {}), ("booking_canceled", {"by": "guest", "at": NOW})]


def test_cancel_twice_is_refused_in_words(call):
    made = book(call)
    bookings.cancel(booking=made, by="guest", now=NOW)
    with pytest.raises(bookings.BookingError, match="already marked as “canceled”"):
        bookings.cancel(booking=made, by="guest", now=NOW)


def test_cancel_by_the_guest_ends_when_it_begins(call):
    made = book(call)
    with pytest.raises(bookings.BookingError, match="has passed"):
        bookings.cancel(booking=made, by="guest", now=NINE)
    assert bookings.cancel(booking=made, by="coach", now=NINE).status == "canceled"


def test_move_keeps_the_booking_and_raises_the_sequence(call, heard):
    made = book(call)
    moved = bookings.move(booking=made, start=HALF_PAST, now=NOW + timedelta(minutes=1))
    assert (moved.pk, moved.uid, moved.sequence, moved.start) == (made.pk, made.uid, 1, HALF_PAST)
    assert moved.arranged_at == NOW + timedelta(minutes=1)
    assert heard[-1] == ("booking_moved", {"old_start": NINE, "by": "guest", "at": NOW + timedelta(minutes=1)})


def test_move_may_overlap_its_own_old_time(call):
    call.increment = 10
    call.save()
    assert bookings.move(booking=book(call), start=NINE + timedelta(minutes=10), now=NOW).start == NINE + timedelta(minutes=10)


def test_move_to_a_taken_time_keeps_the_old_one(call):
    mine = book(call)
    book(call, HALF_PAST)
    with pytest.raises(bookings.SlotTaken):
        bookings.move(booking=mine, start=HALF_PAST, now=NOW)
    mine.refresh_from_db()
    assert (mine.start, mine.sequence, mine.status) == (NINE, 0, "booked")


def test_held_and_missed_are_heard(call, heard):
    bookings.mark_held(booking=book(call), now=NINE)
    bookings.mark_no_show(booking=book(call, HALF_PAST), now=HALF_PAST)
    assert [name for name, _facts in heard] == ["booking_made", "booking_held", "booking_made", "booking_missed"]


def test_held_before_it_begins_is_refused(call):
    with pytest.raises(bookings.BookingError, match="hasn't begun yet"):
        bookings.mark_held(booking=book(call), now=NOW)


def test_held_after_a_cancellation_is_refused(call):
    gone = bookings.cancel(booking=book(call), by="coach", now=NOW)
    with pytest.raises(bookings.BookingError, match="canceled"):
        bookings.mark_held(booking=gone, now=NINE)


def test_a_receiver_that_fails_undoes_the_booking(call):
    def fail(**facts):
        raise RuntimeError

    signals.booking_made.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            book(call)
    finally:
        signals.booking_made.disconnect(fail)
    assert (Booking.objects.count(), Client.objects.count(), Message.objects.count()) == (0, 0, 0)


def test_the_timeline_tells_the_story_by_the_clients_clock(call):
    bookings.cancel(booking=book(call), by="guest", now=NOW)
    texts = set(Client.objects.get().timeline.values_list("text", flat=True))
    when = "Free consultation, Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)"
    assert texts == {f"Booked: {when}", f"Canceled: {when}"}


NIGHT = NINE + timedelta(hours=12)


def test_a_coach_takes_any_time_whatever_the_hours_say(call):
    made = bookings.book(appointment_type=call, start=NIGHT, guest=factories.guest(), now=NOW, any_time=True)
    later = NIGHT + timedelta(days=90)
    assert bookings.move(booking=made, start=later, now=NOW, any_time=True).start == later


def test_not_even_a_coach_takes_a_time_that_is_taken(call):
    bookings.book(appointment_type=call, start=NIGHT, guest=factories.guest(), now=NOW, any_time=True)
    late = NIGHT + timedelta(minutes=15)
    with pytest.raises(bookings.SlotTaken):
        bookings.book(appointment_type=call, start=late, guest=factories.guest(), now=NOW, any_time=True)
    assert Booking.objects.count() == 1


def test_not_even_a_coach_takes_a_time_that_is_over(call):
    with pytest.raises(bookings.BookingError, match="This time has passed"):
        bookings.book(appointment_type=call, start=NOW, guest=factories.guest(), now=NOW, any_time=True)


def test_a_mark_is_put_right_and_heard_each_time(call, heard):
    made = book(call)
    bookings.mark(booking=made, status="held", now=NINE)
    bookings.mark(booking=made, status="no_show", now=NINE)
    assert [name for name, _facts in heard] == ["booking_made", "booking_held", "booking_missed"]
    assert list(made.events.values_list("what", flat=True)) == ["requested", "held", "reopened", "no_show"]


def test_a_mark_that_was_never_made_cannot_be_taken_back(call):
    with pytest.raises(bookings.BookingError, match="no mark"):
        bookings.reopen(booking=book(call), now=NINE)


def test_the_same_mark_twice_is_refused(call):
    made = bookings.mark(booking=book(call), status="held", now=NINE)
    with pytest.raises(bookings.BookingError, match="held"):
        bookings.mark(booking=made, status="held", now=NINE)
