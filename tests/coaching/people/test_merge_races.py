"""A merge, and something else at the same moment. The last test is the control: without the lock the race is lost."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.payments.account import balance, grants, sessions
from coaching.people import merge as merging
from coaching.people.merge import merge
from coaching.people.models import Client, FormerEntry, Note, TimelineEntry
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.payments.factories import free_time
from tests.races import PATIENCE, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
TIMES, A_MOMENT = 4, 1.0


@pytest.fixture
def pair(coach):
    return [factories.client(coach=coach, with_account=False) for _ in range(2)]


def test_two_merges_at_once_are_one(pair):
    one, two = pair
    roads = [(one, two), (two, one)] * 2

    def go(wait):
        kept, other = roads.pop()
        wait()
        return merge(kept=kept, other=other).pk

    outcomes = at_once(4, go)
    assert outcomes == [Client.objects.get().pk] * 4
    assert (FormerEntry.objects.count(), TimelineEntry.objects.filter(kind="people.merged").count()) == (1, 1)


@pytest.mark.parametrize("number", range(TIMES))
def test_a_session_booked_during_the_merge_is_with_the_one_that_stays(pair, coach, number):
    kept, other = pair
    booking_factories.open_week(coach)
    session = booking_factories.appointment_type(coach=coach, slug="session", takes_credit=True, audience="clients")
    grants.grant(client=other, sessions=2, reason="A gift", by=coach.user, expires_on=timezone.now().date() + timedelta(days=60))
    start = free_time(session)

    def book(wait):
        wait()
        return sessions.book_session(client=other, appointment_type=session, start=start).client_id

    def join(wait):
        wait()
        return merge(kept=kept, other=other).pk

    roads = [book, join]
    outcomes = at_once(2, lambda wait: roads.pop()(wait))
    assert set(outcomes) <= {kept.pk, other.pk}
    assert (Client.objects.get(), Booking.objects.get().client, balance.left(kept)) == (kept, kept, 1)


def noted_before_the_end(pair, monkeypatch):
    """What came of a note that is written about the other entry, in a transaction of its own, just before their row goes; and
    how many notes there are after the merge."""
    kept, other = pair
    delete, outcomes, threads = Client.delete, [], []

    def write():
        try:
            outcomes.append(Note.objects.create(client_id=other.pk, text="During the merge").pk)
        except DatabaseError as error:
            outcomes.append(error)
        finally:
            connection.close()

    def after_a_note(client):
        threads.append(threading.Thread(target=write))
        threads[0].start()
        threads[0].join(A_MOMENT)  # behind the lock it isn't through by then
        return delete(client)

    monkeypatch.setattr(Client, "delete", after_a_note)
    merge(kept=kept, other=other)
    threads[0].join(PATIENCE)
    return outcomes[0], Note.objects.count()


def test_what_is_written_about_the_other_during_the_merge_is_refused_and_not_lost(pair, monkeypatch):
    outcome, notes = noted_before_the_end(pair, monkeypatch)
    assert (isinstance(outcome, IntegrityError), notes) == (True, 0)


def test_without_the_lock_it_would_be_stored_and_lost(pair, monkeypatch):
    if connection.vendor != "postgresql":
        return  # SQLite lets one transaction write at a time, whatever we lock
    monkeypatch.setattr(merging, "_locked", lambda *numbers: Client.objects.in_bulk(numbers))
    outcome, notes = noted_before_the_end(pair, monkeypatch)
    assert (isinstance(outcome, int), notes) == (True, 0)
