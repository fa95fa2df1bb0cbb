from datetime import timedelta

import pytest

from coaching.payments.account import balance
from coaching.practice.days import today
from tests import factories as people
from tests.coaching.booking.factories import NOW
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
