"""Rows from before they had days are given theirs once, by the zone their client lives in."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from coaching.exercises.models import Reply, Review, Submission
from coaching.payments.models import LedgerEntry, Lot
from tests.worlds import exercise_with_a_question

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("migrations")]

BEFORE = [("coaching", "0005_help_beyond")]
LATE = datetime(2026, 11, 2, 3, 30, tzinfo=UTC)  # November 1 in New York, where the clocks had just changed
TERMS = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD"}


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def latest():
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


@pytest.fixture
def old(latest):
    """`old("Client")` is the model as it was."""
    apps = migrate(BEFORE)
    yield lambda name: apps.get_model("coaching", name)
    migrate(latest)


@pytest.fixture
def version(db):
    return exercise_with_a_question()[0].versions.get()


@pytest.mark.long
def test_old_rows_get_the_days_it_was_for_their_client(clara, mallory, version, old, latest):
    for client in (clara, mallory):
        assignment = old("Assignment").objects.create(client_id=client.pk, version_id=version.pk)
        handed_in = old("Submission").objects.create(assignment=assignment, number=1, answers={}, submitted_at=LATE)
        old("Review").objects.create(submission=handed_in, outcome="good", reviewed_at=LATE)
        old("Reply").objects.create(assignment=assignment, text="Thank you", written_at=LATE)
        old("LedgerEntry").objects.create(client_id=client.pk, kind="adjusted", delta=1, reason="A present", at=LATE)
    package = old("Package").objects.create(**TERMS)
    for expires_at in (LATE, None):
        old("Purchase").objects.create(client_id=clara.pk, package=package, expires_at=expires_at, **TERMS)
    old("Client").objects.filter(pk=mallory.pk).update(timezone="Europe/Berlin")

    migrate(latest)
    days = [(Submission, "submitted_on"), (Review, "reviewed_on"), (Reply, "written_on"), (LedgerEntry, "on")]
    for model, day in days:
        assert [getattr(each, day) for each in model.objects.order_by("pk")] == [date(2026, 11, 1), date(2026, 11, 2)], model
    assert [each.expires_on for each in Lot.objects.exclude(purchase=None).order_by("pk")] == [date(2026, 11, 1), None]
