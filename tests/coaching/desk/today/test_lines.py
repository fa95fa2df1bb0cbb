from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import BusyCalendar, TimeRequest
from coaching.desk.today import snoozes
from coaching.desk.today.headings import waits
from coaching.desk.today.lines import SHOWN, waiting
from coaching.exercises.models import Assignment
from coaching.modules import Act
from coaching.payments.account import grants
from coaching.payments.models import Discrepancy
from coaching.people.models import Client
from tests import factories
from tests.coaching.desk.test_attention import everything_at_once
from tests.worlds import booking_of, exercise_with_a_question


def quiet(client, days=20):
    Client.objects.filter(pk=client.pk).update(last_active_at=timezone.now() - timedelta(days=days))


def lines(coach, **options):
    return waiting(coach.user, timezone.now(), **options).lines


def test_what_is_asked_of_a_client_is_one_line(clara, coach):
    everything_at_once(clara, coach, timezone.now())
    found = lines(coach)
    assert [(line.act, len(line.reasons)) for line in found] == [
        (Act.MARK, 1),
        (Act.READ, 1),
        (Act.ANSWER, 1),
        (Act.BOOK, 1),
        (Act.CALL, 3),
    ]


def test_the_longest_waiting_comes_first(coach):
    for name, days in (("Ann", 16), ("Ben", 60), ("Cleo", 30)):
        quiet(factories.client(coach=coach, name=name), days)
    assert [line.client.name for line in lines(coach)] == ["Ben", "Cleo", "Ann"]


def test_a_group_shows_three_and_counts_all(coach):
    for _ in range(5):
        quiet(factories.client(coach=coach))
    [group] = waiting(coach.user, timezone.now()).groups
    assert (len(group.lines), group.count, group.heading) == (SHOWN, 5, "Get in touch with 5 clients")


def test_what_began_since_the_last_look_is_new(coach, clara, mallory):
    now = timezone.now()
    booking_of(clara, start=now - timedelta(days=3))
    booking_of(clara, start=now - timedelta(hours=5))
    found = waiting(coach.user, now, new_since=now - timedelta(days=1)).lines
    assert [line.is_new for line in found if line.act == Act.MARK] == [False, True]


def test_who_turned_silent_since_the_last_look_is_new_and_waits_since_they_were_here(coach, clara):
    quiet(clara, 15)
    [line] = waiting(coach.user, timezone.now(), new_since=timezone.now() - timedelta(days=2)).lines
    assert (line.is_new, line.waits) == (True, "for 15 days")


def test_before_the_first_look_nothing_is_new(coach, clara):
    booking_of(clara, start=timezone.now() - timedelta(hours=5))
    assert [line.is_new for line in lines(coach)] == [False]


def test_what_is_put_off_is_apart_until_its_day(coach, clara):
    now = timezone.now()
    quiet(clara)
    day = snoozes.usual_day(now, coach.timezone)
    snoozes.put_off(client=clara, keys=["people.silent"], until=day, by=coach.user, now=now)
    found = waiting(coach.user, now)
    assert (found.lines, [(line.client, line.until) for line in found.later]) == ([], [(clara, day)])
    assert [line.client for line in waiting(coach.user, now + timedelta(days=8)).lines] == [clara]


def test_what_is_put_off_to_several_days_says_each(coach, clara):
    now = timezone.now()
    everything_at_once(clara, coach, now)
    [call] = [line for line in lines(coach) if line.act == Act.CALL]
    day = snoozes.usual_day(now, coach.timezone)
    days = [day, day + timedelta(days=1), day + timedelta(days=2)]
    for key, until in zip(call.keys, days, strict=True):
        snoozes.put_off(client=clara, keys=[key], until=until, by=coach.user, now=now)
    assert [(line.keys, line.until) for line in waiting(coach.user, now).later] == [
        ([key], until) for key, until in zip(call.keys, days, strict=True)
    ]


def test_another_reason_of_the_same_client_still_waits(coach, clara):
    now = timezone.now()
    quiet(clara)
    grants.adjust(client=clara, delta=1, reason="A gift", by=coach.user)
    day = snoozes.usual_day(now, coach.timezone)
    snoozes.put_off(client=clara, keys=["people.silent"], until=day, by=coach.user, now=now)
    assert [line.keys for line in lines(coach)] == [["account.none_booked"]]


def test_nobody_elses_clients_are_there(coach, other_coach, clara, mallory):
    quiet(clara)
    quiet(mallory)
    assert [line.client for line in lines(coach)] == [clara]
    assert [line.client for line in lines(other_coach)] == [mallory]


def test_an_owner_chooses_whose(owner, coach, other_coach, clara, mallory):
    quiet(clara)
    quiet(mallory)
    assert {line.client for line in waiting(owner.user, timezone.now()).lines} == {clara, mallory}
    assert [line.client for line in waiting(owner.user, timezone.now(), other_coach).lines] == [mallory]


def asked_for_a_time(coach):
    kind = booking_of(factories.client(coach=coach), start=timezone.now() + timedelta(days=3)).appointment_type
    fields = {"appointment_type": kind, "coach": coach, "email": "pia@example.org", "zone": "UTC", "form_key": "1"}
    return TimeRequest.objects.create(name="Pia Berg", wishes="Mornings", **fields)


def test_a_request_for_another_time_is_an_answer_about_no_client(coach, other_coach):
    request = asked_for_a_time(coach)
    [line] = lines(coach)
    assert (line.act, line.whom, line.client) == (Act.ANSWER, "Pia Berg", None)
    assert line.url == reverse("booking_admin:request", args=[request.pk])
    assert lines(other_coach) == []


def test_a_calendar_that_cannot_be_read_for_a_day_is_put_right(coach, other_coach):
    now = timezone.now()
    BusyCalendar.objects.create(coach=coach, name="Work", url="nowhere", failing_since=now - timedelta(days=2))
    BusyCalendar.objects.create(coach=coach, name="Home", url="nowhere", failing_since=now - timedelta(hours=2))
    [line] = lines(coach)
    assert (line.act, line.whom, line.waits) == (Act.REPAIR, "The calendar “Work”", "for 2 days")
    assert lines(other_coach) == []


def test_money_that_names_its_client_is_not_named_twice(coach, clara):
    Discrepancy.objects.create(kind="twice", cause="1", client=clara, amount=5200, currency="USD")
    [line] = lines(coach)
    assert (line.act, line.client) == (Act.SETTLE, clara)
    assert line.whom == ("" if str(line.first.reason).startswith("Clara Lind") else "Clara Lind")


@pytest.mark.parametrize(
    ("waited", "words"),
    [
        ({"seconds": 59}, "just now"),
        ({"minutes": 59}, "for 59 minutes"),
        ({"hours": 1}, "for 1 hour"),
        ({"hours": 23}, "for 23 hours"),
        ({"hours": 24}, "for 1 day"),
        ({"days": 59}, "for 59 days"),
        ({"days": 60}, "for 2 months"),
        ({"days": -1}, "just now"),
    ],
)
def test_for_how_long_is_said_in_words(waited, words):
    now = timezone.now()
    assert waits(now - timedelta(**waited), now) == words


def busy_client(coach, number):
    """Someone of whom everything waits that waits often."""
    client, now = factories.client(coach=coach, name=f"Client {number}"), timezone.now()
    exercise = busy_client.exercise
    waiting_for_you = Assignment.objects.create(client=client, version=exercise.versions.first(), state="submitted")
    waiting_for_you.submissions.create(number=1, answers={}, submitted_at=now - timedelta(days=2))
    grants.adjust(client=client, delta=1, reason="A gift", by=coach.user)
    booking_of(client, start=now - timedelta(days=number + 1))
    quiet(client)


@pytest.mark.parametrize("name", ["wagtailadmin_home", "desk:waiting"])
def test_a_desk_of_ten_clients_and_of_sixty_costs_at_most_thirty_queries(signed_in, coach, name):
    busy_client.exercise = exercise_with_a_question()[0]
    for number in range(10):
        busy_client(coach, number)
    browser = signed_in(coach)
    ten = cost(browser, name)
    for number in range(10, 60):
        busy_client(coach, number)
    assert (cost(browser, name), ten <= 30) == (ten, True)


def cost(browser, name):
    browser.get(reverse(name))
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(reverse(name)).status_code == 200
    return len(captured)
