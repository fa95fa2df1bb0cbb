"""Rows from before the days had days of their own are converted once, by the zone their client lives in."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("migrations")]

BEFORE = [("coaching", "0001_initial"), ("networking_module", "0002_welcome_and_opinions")]
LATE = datetime(2026, 11, 2, 3, 30, tzinfo=UTC)  # November 1 in New York, where the clocks had just changed
DAY = timedelta(days=1)


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def latest():
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


KEYS_BEFORE = [("networking_module", "0007_promise_sources")]


def test_keys_of_names_and_companies_are_worked_out_again(clara, latest):
    apps = migrate(KEYS_BEFORE)
    client = apps.get_model("coaching", "Client").objects.get(pk=clara.pk)
    client.contacts.create(
        name="Jose Garcia PhD", name_key="garcia jose phd", company="Halden & Sons", company_key="halden and sons", added_on=LATE
    )
    client.contacts.create(name="Anna", name_key="anna", added_on=LATE)
    for name, key in [("Halden & Sons", "halden and sons"), ("Halden Sons", "halden sons"), ("Acme", "acme")]:
        client.unaware_employers.create(name=name, company_key=key)
    migrate(latest)
    assert list(clara.contacts.order_by("pk").values_list("name_key", "company_key")) == [
        ("garcia jose", "halden sons"),
        ("anna", ""),
    ]
    employers = clara.unaware_employers.order_by("pk").values_list("name", "company_key")
    assert list(employers) == [("Halden & Sons", "halden sons"), ("Acme", "acme")]


def test_profiles_on_linkedin_get_their_one_key(clara, latest):
    apps = migrate([("networking_module", "0011_import_days_only")])
    client = apps.get_model("coaching", "Client").objects.get(pk=clara.pk)
    address = "https://www.linkedin.com/in/uma-key/en"
    client.contacts.create(name="Uma", profile=address, profile_key="linkedin.com/in/uma-key/en", added_on=LATE)
    migrate(latest)
    assert list(clara.contacts.values_list("profile_key", "notes_from_file")) == [("linkedin.com/in/uma-key", "")]


@pytest.fixture
def old(clara, latest):
    """The models as they were, and `client`, one of their clients."""
    apps = migrate(BEFORE)
    models = apps.get_app_config("networking_module").get_models()
    client = apps.get_model("coaching", "Client").objects.get(pk=clara.pk)
    yield SimpleNamespace(client=client, **{model.__name__: model for model in models})
    migrate(latest)


@pytest.mark.long
def test_old_rows_get_their_days_and_their_touches(old, clara, latest):
    anna = old.Contact.objects.create(
        client=old.client, name="Anna", created_at=LATE, last_touch_at=LATE, rhythm_days=14, due_at=LATE + 14 * DAY
    )
    fields = {"contact": anna, "kind": "email"}
    sent = old.Touch.objects.create(at=LATE, direction="asked", **fields)
    answer = old.Touch.objects.create(at=LATE + DAY, direction="they_wrote", **fields)
    met = old.Touch.objects.create(at=LATE + 2 * DAY, direction="in_touch", contact=anna, kind="meeting")
    shared = old.Touch.objects.create(at=LATE, direction="in_touch", contact=anna, kind="shared")
    written = {"channel": "email", "sent_at": LATE, "replied_at": LATE + DAY, "with_value": True}
    message = old.OutreachMessage.objects.create(contact=anna, **written)
    talk = old.Conversation.objects.create(contact=anna, at=LATE + 2 * DAY, looked_back_at=LATE + 3 * DAY)
    coming = old.Conversation.objects.create(contact=anna, at=LATE + 9 * DAY)
    kept = {"status": "kept", "closed_at": LATE + 4 * DAY}
    promise = old.Promise.objects.create(contact=anna, text="X", due=date(2026, 11, 9), created_at=LATE + 3 * DAY, **kept)
    old.client.timeline.model.objects.create(client=old.client, kind="test.done", text="Done", at=LATE)
    old.client.last_changes.model.objects.create(client=old.client, kind="clock", before={"remind_at": None})

    migrate(latest)
    [anna] = clara.contacts.all()
    first = date(2026, 11, 1)
    assert (anna.added_on, anna.last_touch_on, anna.due_on, anna.remind_on) == (first, first, first + 14 * DAY, None)
    days = {touch.pk: (touch.on, touch.gives) for touch in anna.touches.all()}
    assert days == {
        sent.pk: (first, True),
        answer.pk: (first + DAY, False),
        met.pk: (first + 2 * DAY, False),
        shared.pk: (first, True),
    }
    message = anna.messages.get(pk=message.pk)
    assert (message.sent_on, message.sent_touch_id, message.replied_on, message.answer_touch_id) == (
        first,
        sent.pk,
        first + DAY,
        answer.pk,
    )
    talk, coming = anna.conversations.get(pk=talk.pk), anna.conversations.get(pk=coming.pk)
    assert (talk.held_on, talk.looked_back_on, talk.touch_id) == (first + 2 * DAY, first + 3 * DAY, met.pk)
    assert (coming.held_on, coming.looked_back_on, coming.touch_id) == (None, None, None)
    promise = anna.promises.get(pk=promise.pk)
    assert (promise.made_on, promise.closed_on, promise.from_conversation) == (first + 3 * DAY, first + 4 * DAY, True)
    assert not clara.last_changes.exists()
    assert [entry.on for entry in clara.timeline.filter(kind="test.done")] == [first]
