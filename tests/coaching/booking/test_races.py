"""Fifty processes, one time. The controls show that the races are real: without the guard more than one gets through."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from coaching.booking.engine.schedule import Availability
from coaching.booking.guest import antispam
from coaching.booking.models import Booking
from coaching.booking.models.no_overlap import TRIGGERS, NoOverlap, make_triggers
from tests.coaching.booking import factories, racing
from tests.coaching.booking.factories import NINE, NOW

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("race")]
FEW = 10  # enough to show that a control fails
ONE_OF_FIFTY = {"booked": 1, "taken, 3 offered": racing.RACERS - 1}


@pytest.fixture
def quarters(call):
    """Short calls all day: more free times than there are racers."""
    call.duration = call.increment = 5
    call.save()
    return [NINE + timedelta(minutes=5 * number) for number in range(racing.RACERS)]


@pytest.fixture
def capped(call, quarters):
    call.cap_per_day = 1
    call.save()
    return call


@pytest.fixture
def unguarded(transactional_db):
    """The database without its part of the guarantee."""
    constraint = NoOverlap(name="no_overlap")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER {name}")
        yield
        Booking.objects.all().delete()
        make_triggers(sender=Booking._meta.app_config)
    else:
        with connection.schema_editor() as editor:
            editor.remove_constraint(Booking, constraint)
        yield
        Booking.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Booking, constraint)


def same_time(call):
    return [(call.pk, NINE, NOW)] * racing.RACERS


def test_one_time_is_booked_once(call):
    assert racing.race(racing.book, same_time(call)) == ONE_OF_FIFTY
    assert Booking.objects.count() == 1


def test_one_time_is_booked_once_even_without_lock_and_second_look(call):
    assert racing.race(racing.book_without_guard, same_time(call)) == ONE_OF_FIFTY


def test_without_the_guard_one_time_is_booked_more_than_once(call, unguarded):
    racing.race(racing.book_without_guard, same_time(call)[:FEW])
    assert Booking.objects.count() > 1


def test_a_cap_of_one_holds_for_fifty_times(capped, quarters):
    answers = racing.race(racing.book, [(capped.pk, start, NOW) for start in quarters])
    assert answers["booked"] == 1
    assert answers.total() - 1 == sum(count for answer, count in answers.items() if answer.startswith("taken"))


def test_without_the_guard_a_cap_is_passed(capped, quarters):
    racing.race(racing.book_without_guard, [(capped.pk, start, NOW) for start in quarters[:FEW]])
    assert Booking.objects.count() > 1


def test_overlapping_times_of_different_types_are_booked_once(call):
    long = factories.appointment_type(coach=call.coach, slug="long", duration=60, increment=60)
    half_past = NINE + timedelta(minutes=30)
    answers = racing.race(racing.book, [(long.pk, NINE, NOW), (call.pk, half_past, NOW)] * 10)
    assert answers["booked"] == 1


def test_moves_and_bookings_of_one_time_leave_one_winner(call):
    target = NINE + timedelta(hours=4)
    owned = [factories.booking(appointment_type=call, start=NINE + timedelta(minutes=30 * number)) for number in range(5)]
    answers = racing.race(run_either, [*((call.pk, target, None),) * 5, *((call.pk, target, each.pk) for each in owned)])
    assert answers["booked"] + answers["moved"] == 1
    assert Booking.objects.filter(start=target).count() == 1
    assert Booking.objects.count() == 5 + answers["booked"]


def test_two_bookings_moved_to_one_time_leave_one_there_and_the_other_where_it_was(call):
    target = NINE + timedelta(hours=4)
    owned = [factories.booking(appointment_type=call, start=NINE + timedelta(minutes=30 * number)) for number in range(2)]
    answers = racing.race(racing.move, [(each.pk, target, NOW) for each in owned])
    assert answers == {"moved": 1, "taken, 3 offered": 1}
    starts = set(Booking.objects.values_list("start", flat=True))
    assert target in starts
    assert len(starts & {each.start for each in owned}) == 1


def test_without_the_guard_two_bookings_are_moved_to_one_time(call, unguarded):
    target = NINE + timedelta(hours=5)
    owned = [factories.booking(appointment_type=call, start=NINE + timedelta(minutes=30 * number)) for number in range(FEW)]
    racing.race(racing.move_without_guard, [(each.pk, target, NOW) for each in owned])
    assert Booking.objects.filter(start=target).count() > 1


def test_without_the_guard_overlapping_times_of_different_types_are_both_booked(call, unguarded):
    long = factories.appointment_type(coach=call.coach, slug="long", duration=60, increment=60)
    half_past = NINE + timedelta(minutes=30)
    racing.race(racing.book_without_guard, [(long.pk, NINE, NOW), (call.pk, half_past, NOW)] * (FEW // 2))
    assert Booking.objects.count() > 1


def run_either(type_pk, start, booking_pk):
    return racing.move(booking_pk, start, NOW) if booking_pk else racing.book(type_pk, start, NOW)


def test_over_http_one_is_booked_and_nobody_meets_an_error(call):
    now = timezone.now()
    start = Availability(call, now=now).open_slots(now + timedelta(days=2), now + timedelta(days=9))[0]
    with patch("time.time", return_value=now.timestamp() - 10):
        forms = [
            {"shown": antispam.stamp(), "start": start.isoformat(), "name": "Pia", "email": f"pia{number}@example.org"}
            for number in range(racing.RACERS)
        ]
    path = reverse("booking:book", args=[call.coach.slug, call.slug])
    answers = racing.race(racing.post, [(path, form, f"10.0.0.{number}") for number, form in enumerate(forms)])
    assert answers == {302: 1, 409: racing.RACERS - 1}


def test_one_form_pressed_many_times_at_once_leads_everyone_to_the_one_booking(call):
    now = timezone.now()
    starts = Availability(call, now=now).open_slots(now + timedelta(days=2), now + timedelta(days=9))[:FEW]
    with patch("time.time", return_value=now.timestamp() - 10):
        shown = antispam.stamp()
    path = reverse("booking:book", args=[call.coach.slug, call.slug])
    forms = [
        {"shown": shown, "start": start.isoformat(), "name": "Pia", "email": f"pia{number}@example.org"}
        for number, start in enumerate(starts)
    ]
    answers = racing.race(racing.post, [(path, form, f"10.0.1.{number}") for number, form in enumerate(forms)])
    assert answers == {302: FEW}
    assert Booking.objects.count() == 1
