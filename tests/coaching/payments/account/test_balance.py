from datetime import timedelta

import pytest

from coaching.modules import Act
from coaching.payments import purchases
from coaching.payments.account import balance, extensions
from coaching.payments.models import ExtensionRequest
from coaching.practice.days import start_of, today
from tests import factories as people
from tests.coaching.booking import factories as booking
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give


def test_left_is_the_sum(clara):
    for count in (4, -1, 1, -2):
        give(clara, count)
    assert balance.left(clara) == 2


def test_left_of_someone_who_never_had_one_is_nothing(clara):
    assert balance.left(clara) == 0


@pytest.mark.parametrize("count", [1, 3])
def test_left_of_many_costs_one_query(coach, count, django_assert_num_queries):
    clients = [people.client(coach=coach) for _ in range(count)]
    for client in clients:
        give(client, 2)
    with django_assert_num_queries(1):
        assert balance.left_of(clients) == {client.pk: 2 for client in clients}


def test_attention_names_sessions_left_and_none_booked(clara):
    given = give(clara, 2)
    [reason] = balance.attention([clara], given.at)
    words = (clara.pk, "2 sessions left, none booked", Act.BOOK, "account.none_booked", given.at)
    assert (reason.client_id, reason.reason, reason.act, reason.key, reason.since) == words


def test_attention_is_quiet_about_someone_who_has_booked(clara, session_type):
    give(clara, 2)
    booking.booking(appointment_type=session_type, client=clara, start=NINE)
    assert list(balance.attention([clara], NOW)) == []


def test_attention_is_back_once_the_booking_is_past(clara, session_type):
    give(clara, 2)
    booking.booking(appointment_type=session_type, client=clara, start=NINE)
    assert len(list(balance.attention([clara], NINE + timedelta(days=1)))) == 1


def test_attention_is_quiet_about_someone_with_nothing_left(clara):
    give(clara, 1)
    give(clara, -1)
    assert list(balance.attention([clara], NOW)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_attention_to_many_costs_two_queries(coach, count, django_assert_num_queries):
    clients = [people.client(coach=coach) for _ in range(count)]
    for client in clients:
        give(client, 1)
    with django_assert_num_queries(2):
        assert len(list(balance.attention(clients, NOW))) == count


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (30, ["2 sessions of “Given by hand” end on April 1", "2 sessions left, none booked"]),
        (31, ["2 sessions left, none booked"]),
        (0, ["2 sessions of “Given by hand” end on March 2", "2 sessions left, none booked"]),
        (-1, []),
    ],
)
def test_attention_names_what_ends_within_thirty_days(clara, days, words):
    give(clara, 2, expires_on=today(NOW, clara.timezone) + timedelta(days=days))
    assert [found.reason for found in balance.attention([clara], NOW)] == words


def test_attention_names_who_asks_for_more_time(clara):
    lot = give(clara, 2, expires_on=today(NOW, clara.timezone) + timedelta(days=40)).lot
    extensions.ask(client=clara, lot=lot, now=NOW)
    [reason] = balance.more_time(ExtensionRequest.objects.open(), NOW)
    assert (reason.reason, reason.since) == ("Asks for more time: “Given by hand”. The last day is April 11, 2026.", NOW)


def test_attention_says_that_what_more_time_is_asked_for_has_ended(clara):
    lot = give(clara, 2, expires_on=today(NOW, clara.timezone) - timedelta(days=1)).lot
    extensions.ask(client=clara, lot=lot, now=NOW)
    [reason] = balance.more_time(ExtensionRequest.objects.open(), NOW)
    assert reason.reason == "Asks for more time: “Given by hand”. The last day was March 1, 2026: it has ended."


def test_what_lasts_less_than_thirty_days_is_a_reason_since_it_was_bought(clara, package):
    package.validity_days = 9
    purchases.make(client=clara, sold=package, now=NOW, package=package)
    reason = next(iter(balance.attention([clara], NOW + timedelta(hours=1))))
    assert (reason.reason, reason.since) == ("4 sessions of “Four sessions” end on March 11", NOW)


def test_what_lasts_longer_is_a_reason_for_thirty_days(clara, package):
    package.validity_days = 40
    purchases.make(client=clara, sold=package, now=NOW, package=package)
    reason = next(iter(balance.attention([clara], NOW + timedelta(days=20))))
    assert reason.since == start_of(today(NOW, clara.timezone) + timedelta(days=10), clara.timezone)


def test_what_was_extended_is_a_reason_since_then(clara):
    lot = give(clara, 2, expires_on=today(NOW, clara.timezone) + timedelta(days=2)).lot
    extensions.extend(lot=lot, until=today(NOW, clara.timezone) + timedelta(days=9), reason="Ill", by=None, now=NOW)
    reason = next(iter(balance.attention([clara], NOW)))
    assert reason.since == NOW


def test_left_says_how_much_and_until_when(clara):
    day = today(NOW, clara.timezone)
    for count, last in ((1, None), (2, day + timedelta(days=3)), (1, day + timedelta(days=3)), (4, day - timedelta(days=1))):
        give(clara, count, expires_on=last)
    assert balance.of_client(clara, NOW).words == "3 until March 5, 2026, 1 without a last day"


@pytest.mark.parametrize(("counts", "words"), [([], "0"), ([3], "3"), ([2, 1], "3"), ([-2], "-2")])
def test_left_without_a_last_day_is_a_number(clara, counts, words):
    for count in counts:
        give(clara, count)
    assert balance.of_client(clara, NOW).words == words
