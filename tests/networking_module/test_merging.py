"""Two entries of one client become one: one list of people, each group and word once."""

from datetime import UTC, date, datetime

import pytest

from coaching.people import merge as people
from networking_module.contacts.models import Contact, ContactGroup, LastChange, Tag, Touch, UnawareEmployer
from networking_module.merging import merge
from tests import factories


@pytest.fixture
def twin(coach):
    return factories.client(coach=coach)


def person(client, name, **more):
    return Contact.objects.create(client=client, name=name, **more)


def test_people_are_in_one_list_with_the_kept_rhythm(clara, twin):
    close = ContactGroup.objects.create(client=clara, name="Close", rhythm_days=7)
    also = ContactGroup.objects.create(client=twin, name="CLOSE", rhythm_days=60)
    rare = ContactGroup.objects.create(client=twin, name="Rare")
    person(clara, "Ruth Berg", group=close)
    rosa, ines = person(twin, "Rosa Lund", group=also), person(twin, "Ines Roth", group=rare)
    merge(clara, twin)
    assert {each.name: each.group for each in clara.contacts.all()} == {"Ruth Berg": close, "Rosa Lund": close, "Ines Roth": rare}
    rosa.refresh_from_db()
    assert rosa.due_on == person(clara, "Like her", group=close, added_on=rosa.added_on).due_on
    assert (ines.pk in clara.contacts.values_list("pk", flat=True), twin.contact_groups.count()) == (True, 0)


def test_a_word_is_there_once(clara, twin):
    word, same = (Tag.objects.create(client=client, name=name) for client, name in ((clara, "Alumni"), (twin, "alumni")))
    rosa = person(twin, "Rosa Lund")
    rosa.tags.add(same)
    merge(clara, twin)
    assert (list(rosa.tags.all()), list(Tag.objects.all())) == ([word], [word])


def test_whoever_must_not_know_of_either_must_not_know(clara, twin):
    for client, name in ((clara, "Acme"), (twin, "ACME"), (twin, "Initech")):
        UnawareEmployer.objects.create(client=client, name=name)
    merge(clara, twin)
    assert sorted(clara.unaware_employers.values_list("name", flat=True)) == ["Acme", "Initech"]


def test_the_others_last_change_can_no_longer_be_undone(clara, twin):
    for client in (clara, twin):
        LastChange.objects.create(client=client, kind="merged", before={})
    merge(clara, twin)
    assert [each.client for each in LastChange.objects.all()] == [clara]


def test_what_was_done_across_the_date_line_is_not_ahead(coach):
    now, there, here = datetime(2026, 11, 30, 20, tzinfo=UTC), date(2026, 12, 1), date(2026, 11, 30)
    kept = factories.client(coach=coach, timezone="America/New_York")
    far = factories.client(coach=coach, timezone="Pacific/Auckland", with_account=False)
    contact = person(far, "Ben Roth", added_on=there, last_touch_on=there)
    Touch.objects.create(contact=contact, on=there, at=now, kind="call")
    Touch.objects.create(contact=contact, on=date(2026, 11, 3), at=now, kind="call")
    people.merge(kept=kept, other=far, now=now)
    assert set(kept.contacts.values_list("touches__on", flat=True)) == {here, date(2026, 11, 3)}
    assert set(kept.contacts.values_list("added_on", "last_touch_on")) == {(here, here)}
