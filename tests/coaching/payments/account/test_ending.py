"""Words before a lot's last day, and what happens after it, by the calendar of a client in Auckland."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from coaching.mail import kinds
from coaching.mail.models import Message
from coaching.payments.account import balance, ending, extensions, grants, lots
from coaching.people.models import Client
from tests import factories as people
from tests.coaching.payments.factories import story

BEGAN = datetime(2027, 3, 1, 0, 0, tzinfo=UTC)
LAST = date(2027, 6, 1)


def morning(days_before):
    """9 in the morning in Auckland (NZST), so many days before the last day."""
    return datetime(2027, 5, 31, 21, 0, tzinfo=UTC) - timedelta(days=days_before)


@pytest.fixture
def aroha(coach):
    return people.client(coach=coach, name="Aroha Reid", timezone="Pacific/Auckland")


@pytest.fixture
def lot(aroha):
    return grants.grant(client=aroha, sessions=2, reason="A gift", by=None, expires_on=LAST, now=BEGAN)


def told():
    return list(Message.objects.filter(kind="payments.ending").order_by("pk").values_list("subject", flat=True))


def test_a_word_comes_thirty_and_seven_days_before_once_each(lot):
    for days in (31, 30, 30, 29, 8, 7, 6, 0):
        ending.warn_due(morning(days))
    assert told() == ["2 sessions until June 1, 2027"] * 2


@pytest.mark.parametrize(("hour", "words"), [(7, 0), (8, 1), (11, 1), (12, 0)])
def test_a_word_comes_in_the_clients_morning(lot, hour, words):
    ending.warn_due(morning(30) + timedelta(hours=hour - 9))
    assert len(told()) == words


def test_after_a_pause_of_the_worker_the_word_comes_on_a_later_morning(lot):
    ending.warn_due(morning(20))
    assert len(told()) == 1


@pytest.mark.parametrize(("length", "words"), [(31, 2), (30, 1), (8, 1), (7, 0)])
def test_no_word_of_a_lot_that_never_lasted_so_long(aroha, length, words):
    start = morning(length)
    grants.grant(client=aroha, sessions=1, reason="A gift", by=None, expires_on=LAST, now=start)
    for days in range(length, -1, -1):
        ending.warn_due(morning(days))
    assert len(told()) == words


def test_no_word_when_nothing_is_free(lot, aroha):
    grants.take(client=aroha, sessions=2, reason="Counted twice", by=None, now=BEGAN)
    ending.warn_due(morning(30))
    assert told() == []


def test_no_word_of_what_is_frozen_nor_to_who_is_no_client_any_more(lot, aroha):
    lots.freeze(lot, BEGAN)
    ending.warn_due(morning(30))
    lots.thaw(lot, BEGAN)
    Client.objects.update(stage=Client.Stage.GONE)
    ending.warn_due(morning(30))
    assert told() == []


def test_another_last_day_is_another_word(lot):
    ending.warn_due(morning(7))
    extensions.extend(lot=lot, until=LAST + timedelta(days=10), reason="Ill", by=None, now=morning(5))
    for days in (4, 0, -3, -4):
        ending.warn_due(morning(days))
    assert told() == ["2 sessions until June 1, 2027", "2 sessions until June 11, 2027"]


@pytest.mark.parametrize("what", ["nothing", "extended", "taken", "frozen", "over"])
def test_a_word_is_sent_only_while_it_is_true(lot, aroha, what):
    now = morning(-1 if what == "over" else 7)
    ending.warn_due(morning(7))
    if what == "extended":
        extensions.extend(lot=lot, until=LAST + timedelta(days=40), reason="Ill", by=None, now=now)
    elif what == "taken":
        grants.take(client=aroha, sessions=2, reason="Counted twice", by=None, now=now)
    elif what == "frozen":
        lots.freeze(lot, now)
    message = Message.objects.get(kind="payments.ending")
    with time_machine.travel(now):
        assert kinds.kind(message.kind).still_wanted(message.facts) == (what == "nothing")


MIDNIGHT = datetime(2027, 6, 1, 12, 0, tzinfo=UTC)  # of Auckland, after the last day


@pytest.mark.parametrize(("now", "left"), [(MIDNIGHT - timedelta(seconds=1), 2), (MIDNIGHT, 0)])
def test_pages_know_that_it_is_over_before_the_tick_ran(lot, aroha, now, left):
    assert balance.left(aroha, now) == left


def test_the_tick_closes_what_is_over_by_the_clients_calendar_once(lot, aroha):
    assert [ending.close_due(now) for now in (MIDNIGHT - timedelta(seconds=1), MIDNIGHT, MIDNIGHT)] == [0, 1, 0]
    assert story(aroha) == [("granted", 2), ("expired", -2)]
    assert aroha.ledger.latest("pk").reason == "Ended on June 1, 2027: From your coach"


def test_a_lot_without_anything_left_is_closed_without_a_word(lot, aroha):
    grants.take(client=aroha, sessions=2, reason="Counted twice", by=None, now=BEGAN)
    ending.close_due(MIDNIGHT)
    assert story(aroha)[2:] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_tick_asks_once_when_nothing_is_over(coach, count, django_assert_num_queries):
    for _client in range(count):
        grants.grant(client=people.client(coach=coach), sessions=1, reason="A gift", by=None, expires_on=LAST, now=BEGAN)
    with django_assert_num_queries(1):
        ending.close_due(BEGAN)


def test_the_one_that_ends_first_is_taken_first_though_it_came_later(coach, aroha, session_type):
    grants.grant(client=aroha, sessions=1, reason="A gift", by=None, now=BEGAN)
    ends = grants.grant(client=aroha, sessions=1, reason="A gift", by=None, expires_on=LAST, now=BEGAN)
    assert [lot for lot, _count in lots.with_free(aroha, BEGAN)][0] == ends
