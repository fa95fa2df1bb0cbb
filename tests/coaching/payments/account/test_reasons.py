from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.modules import Act
from coaching.payments import purchases
from coaching.payments.account import extensions, reasons
from coaching.payments.models import ExtensionRequest, Lot
from coaching.practice.days import start_of, today
from tests import factories as people
from tests.coaching.booking import factories as booking
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give


def test_attention_names_sessions_left_and_none_booked(clara):
    given = give(clara, 2)
    [reason] = reasons.attention([clara], given.at)
    words = (clara.pk, "2 sessions left, none booked", Act.BOOK, "account.none_booked", given.at)
    assert (reason.client_id, reason.reason, reason.act, reason.key, reason.since) == words


def test_attention_is_quiet_about_someone_who_has_booked(clara, session_type):
    give(clara, 2)
    booking.booking(appointment_type=session_type, client=clara, start=NINE)
    assert list(reasons.attention([clara], NOW)) == []


def test_attention_is_back_once_the_booking_is_past(clara, session_type):
    give(clara, 2)
    booking.booking(appointment_type=session_type, client=clara, start=NINE)
    assert len(list(reasons.attention([clara], NINE + timedelta(days=1)))) == 1


def test_attention_names_who_has_used_all_and_booked_none(clara):
    give(clara, 1)
    used = give(clara, -1)
    [reason] = reasons.attention([clara], used.at)
    words = (clara.pk, "No sessions left, none booked", Act.CALL, "account.none_left", used.at)
    assert (reason.client_id, reason.reason, reason.act, reason.key, reason.since) == words


def test_attention_names_whose_sessions_have_ended(clara):
    give(clara, 2, expires_on=today(NOW, clara.timezone) - timedelta(days=1))
    assert [found.reason for found in reasons.attention([clara], timezone.now())] == ["No sessions left, none booked"]


def test_attention_is_quiet_about_someone_whose_last_session_is_booked(clara, session_type):
    give(clara, 1)
    give(clara, -1)
    booking.booking(appointment_type=session_type, client=clara, start=NINE)
    assert list(reasons.attention([clara], NOW)) == []


def test_attention_is_quiet_about_someone_who_never_had_a_session(clara):
    assert list(reasons.attention([clara], NOW)) == []


def test_attention_is_quiet_about_sessions_on_hold(clara):
    Lot.objects.filter(pk=give(clara, 1).lot.pk).update(frozen=True)
    assert list(reasons.attention([clara], timezone.now())) == []


@pytest.mark.parametrize("count", [1, 3])
def test_attention_to_many_costs_two_queries(coach, count, django_assert_num_queries):
    clients = [people.client(coach=coach) for _ in range(count)]
    for client in clients:
        give(client, 1)
    with django_assert_num_queries(2):
        assert len(list(reasons.attention(clients, NOW))) == count


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (30, ["2 given sessions end on April 1", "2 sessions left, none booked"]),
        (31, ["2 sessions left, none booked"]),
        (0, ["2 given sessions end on March 2", "2 sessions left, none booked"]),
    ],
)
def test_attention_names_what_ends_within_thirty_days(clara, days, words):
    give(clara, 2, expires_on=today(NOW, clara.timezone) + timedelta(days=days))
    assert [found.reason for found in reasons.attention([clara], NOW)] == words


def test_attention_names_who_asks_for_more_time(clara):
    lot = give(clara, 2, expires_on=today(NOW, clara.timezone) + timedelta(days=40)).lot
    extensions.ask(client=clara, lot=lot, now=NOW)
    [reason] = reasons.more_time(ExtensionRequest.objects.open(), NOW)
    assert (reason.reason, reason.since) == ("Asks for more time: “Given sessions”. The last day is April 11, 2026.", NOW)


def test_attention_says_that_what_more_time_is_asked_for_has_ended(clara):
    lot = give(clara, 2, expires_on=today(NOW, clara.timezone) - timedelta(days=1)).lot
    extensions.ask(client=clara, lot=lot, now=NOW)
    [reason] = reasons.more_time(ExtensionRequest.objects.open(), NOW)
    assert reason.reason == "Asks for more time: “Given sessions”. The last day was March 1, 2026: it has ended."


def test_what_lasts_less_than_thirty_days_is_a_reason_since_it_was_bought(clara, package):
    package.validity_days = 9
    purchases.make(client=clara, sold=package, now=NOW, package=package)
    reason = next(iter(reasons.attention([clara], NOW + timedelta(hours=1))))
    assert (reason.reason, reason.since) == ("4 sessions of “Four sessions” end on March 11", NOW)


def test_what_lasts_longer_is_a_reason_for_thirty_days(clara, package):
    package.validity_days = 40
    purchases.make(client=clara, sold=package, now=NOW, package=package)
    reason = next(iter(reasons.attention([clara], NOW + timedelta(days=20))))
    assert reason.since == start_of(today(NOW, clara.timezone) + timedelta(days=10), clara.timezone)


def test_what_was_extended_is_a_reason_since_then(clara):
    lot = give(clara, 2, expires_on=today(NOW, clara.timezone) + timedelta(days=2)).lot
    extensions.extend(lot=lot, until=today(NOW, clara.timezone) + timedelta(days=9), reason="Ill", by=None, now=NOW)
    reason = next(iter(reasons.attention([clara], NOW)))
    assert reason.since == NOW
