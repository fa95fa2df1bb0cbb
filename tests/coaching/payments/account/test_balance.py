from datetime import timedelta

import pytest

from coaching.modules import Attention
from coaching.payments.account import balance
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
    give(clara, 2)
    assert list(balance.attention([clara], NOW)) == [Attention(clara.pk, "2 sessions left, none booked", weight=10)]


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
