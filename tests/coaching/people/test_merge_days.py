"""Two entries in different zones become one: nothing that happened is ahead of the calendar of the one who is kept."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models

from coaching.booking import history
from coaching.booking.models import Booking
from coaching.goals import goals
from coaching.goals.models import Goal
from coaching.meetings import actions
from coaching.meetings.frames import of
from coaching.meetings.models import SessionAction
from coaching.payments.account import grants, statement
from coaching.people.client_day import ClientDay
from coaching.people.merge import merge
from coaching.people.merge_days import _happened, redate
from coaching.people.models import ActiveDay
from coaching.people.timeline import record
from tests import factories
from tests.worlds import booking_of

NOW = datetime(2026, 11, 30, 20, tzinfo=UTC)  # November 30 in New York, December 1 in Auckland
THERE, HERE = date(2026, 12, 1), date(2026, 11, 30)


@pytest.fixture
def kept(coach):
    return factories.client(coach=coach, timezone="America/New_York")


@pytest.fixture
def other(coach):
    return factories.client(coach=coach, timezone="Pacific/Auckland", with_account=False, email="far@example.org")


def test_what_just_happened_there_happened_today_here(kept, other, coach):
    record(client=other, kind="test", text="There", at=NOW, active=True)
    goal = goals.agree(client=other, text="Ten talks", due_on=date(2026, 12, 24), by=coach.user, key=uuid4(), now=NOW)
    goals.reach(goal=goal, now=NOW)
    meeting = of(booking_of(other, start=NOW - timedelta(days=2)))
    meeting.save()
    action = SessionAction.objects.create(meeting=meeting, text="Write", due_on=date(2026, 12, 4))
    actions.tick(action=action, now=NOW)
    lot = grants.grant(client=other, sessions=2, reason="A gift", by=coach.user, now=NOW)
    merge(kept=kept, other=other, now=NOW)
    goal.refresh_from_db()
    action.refresh_from_db()
    assert (goal.reached_on, action.done_on, lot.entries.get().on) == (HERE, HERE, HERE)
    assert set(kept.timeline.filter(at=NOW).values_list("on", flat=True)) == {HERE}
    assert list(ActiveDay.objects.filter(client=kept).values_list("day", flat=True)) == [HERE]


def test_the_days_of_the_one_who_is_kept_stay(kept, other):
    record(client=kept, kind="test", text="Moved since", at=NOW)
    kept.timeline.update(on=THERE)  # in the zone where they were
    merge(kept=kept, other=other, now=NOW)
    assert kept.timeline.get(kind="test").on == THERE


def test_words_name_the_clock_of_the_one_who_is_kept(kept, other, coach):
    grants.grant(client=other, sessions=2, reason="A gift", by=coach.user, now=NOW)
    start = datetime(2026, 12, 5, 15, tzinfo=UTC)
    booking = booking_of(other, start=start)
    history.note(booking, "requested", NOW)
    Booking.objects.filter(pk=booking.pk).update(start=start + timedelta(days=1), end=start + timedelta(days=1, hours=1))
    booking.refresh_from_db()
    history.note(booking, "moved", NOW)
    title = booking.appointment_type.title
    there = f"Booked: {title}, Sunday, December 6, 2026, 4 a.m. Auckland time (NZDT)"
    assert other.timeline.filter(text=there).count() == 1
    lot = other.lots.get()
    models.QuerySet(lot.entries.model).filter(lot=lot).update(reason=there)
    merge(kept=kept, other=other, now=NOW)
    booked = f"Booked: {title}, Saturday, December 5, 2026, 10 a.m. New York time (EST)"
    moved = f"Moved: {title}, Sunday, December 6, 2026, 10 a.m. New York time (EST)"
    assert sorted(kept.timeline.filter(kind__startswith="booking.").values_list("text", flat=True)) == [booked, moved]
    assert lot.entries.get().reason == booked


def test_days_in_one_zone_are_not_asked_for(kept, other, django_assert_num_queries):
    other.timezone = kept.timezone
    with django_assert_num_queries(0):
        redate(kept, other, NOW)


def test_the_coach_reads_a_gift_as_given_by_hand(kept, coach, signed_in):
    grants.grant(client=kept, sessions=2, reason="A gift", by=coach.user, now=NOW)
    [found] = statement.statements(kept.lots.all(), HERE)
    assert (found.heading, found.heading_for_coach) == (
        "From your coach, since Nov. 30, 2026",
        "Given sessions, since Nov. 30, 2026",
    )
    page = signed_in(coach).get(kept.get_absolute_url()).content.decode()
    assert ("Given sessions, since" in page, "From your coach, since" in page) == (True, False)


def test_each_day_that_is_stored_beside_its_moment_is_known():
    """A date `x_on` beside a moment `x_at` is a `ClientDay`, or its room says `happened`."""
    known, pairs = {(model, day) for model, _client, day, _moment in _happened}, set()
    for model in apps.get_models():
        names = {field.name: field for field in model._meta.concrete_fields}
        days = [name for name in names if name.endswith("_on") and f"{name.removesuffix('_on')}_at" in names]
        pairs |= {(model, name) for name in days if not isinstance(names[name], ClientDay)}
    assert {(Goal, "reached_on"), (SessionAction, "done_on")} <= pairs
    assert pairs - known == set()
