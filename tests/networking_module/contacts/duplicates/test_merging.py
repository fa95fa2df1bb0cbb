from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networking_module.contacts.duplicates.find import pairs_of
from networking_module.contacts.duplicates.merging import merge
from networking_module.contacts.duplicates.not_duplicates import tell_two_apart
from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.models import Contact, Promise
from networking_module.contacts.undo import UndoError, undo
from tests.networking_module.factories import DAY, NOW, TODAY, contact, everything, touch


def values(person):
    return {name: getattr(person, name) for name in Contact.WRITTEN}


def rows_of(person):
    """How many of everything belong to someone, over every room."""
    return {each.get_accessor_name(): getattr(person, each.get_accessor_name()).count() for each in Contact._meta.related_objects}


@pytest.fixture
def anna(clara):
    return contact(clara, "Anna Berg", rhythm_days=42)


@pytest.fixture
def twin(clara):
    return everything(clara, "twin")


def test_everything_that_happened_moves_over(anna, twin):
    before = rows_of(twin)
    merge(kept=anna, other=twin, chosen=values(anna))
    assert Contact.objects.get() == anna
    assert rows_of(anna) == before
    assert all(before[name] for name in ("touches", "promises", "preparations", "messages", "conversations", "good_news"))


def test_the_clock_goes_by_what_both_did(clara, anna):
    other = contact(clara, created_at=NOW - 9 * DAY)
    touch(other, at=NOW - DAY)
    merge(kept=anna, other=other, chosen=values(anna))
    anna.refresh_from_db()
    assert (anna.last_touch_on, anna.due_on, anna.created_at) == (TODAY - DAY, TODAY + 41 * DAY, NOW - 9 * DAY)


def test_what_was_chosen_is_kept(anna, twin):
    merge(kept=anna, other=twin, chosen={**values(anna), "company": twin.company})
    anna.refresh_from_db()
    assert (anna.name, anna.company, anna.company_key) == ("Anna Berg", "Acme twin", "acme twin")


def test_words_for_either_are_words_for_both(anna, twin):
    set_tags(anna, ["design"])
    merge(kept=anna, other=twin, chosen=values(anna))
    assert [each.name for each in anna.tags.all()] == ["Tag twin", "design"]


def test_someone_who_helped_twice_helped_once(clara, anna, twin):
    clara.good_news.get().helped.add(anna)
    merge(kept=anna, other=twin, chosen=values(anna))
    assert list(clara.good_news.get().helped.all()) == [anna]


def test_who_came_by_file_stays_when_the_import_is_undone(anna, twin):
    merge(kept=twin, other=anna, chosen=values(twin))
    twin.refresh_from_db()
    assert twin.imported_by is None


@pytest.mark.parametrize("kept_is_twin", [True, False])
def test_undo_makes_two_of_one_again(clara, anna, twin, kept_is_twin):
    set_tags(anna, ["design"])
    clara.good_news.get().helped.add(anna)
    before = {each.pk: (values(each), rows_of(each), set(each.tags.all()), each.imported_by) for each in (anna, twin)}
    kept, other = (twin, anna) if kept_is_twin else (anna, twin)
    change = merge(kept=kept, other=other, chosen=values(other))
    undo(change=change, now=change.created_at)
    after = {each.pk: (values(each), rows_of(each), set(each.tags.all()), each.imported_by) for each in Contact.objects.all()}
    assert after == before


def everything_of(client):
    return Contact.objects.filter(client=client).order_by("pk").values()


def test_undo_brings_every_field_of_both_back(clara, anna, twin):
    twin.refresh_from_db()
    anna.not_the_same_as, twin.must_not_know, twin.archived_at = [twin.pk + 1], True, NOW
    anna.save()
    twin.save()
    before = list(everything_of(clara))
    change = merge(kept=anna, other=twin, chosen={**values(anna), "notes": "Another text"})
    undo(change=change, now=change.created_at)
    assert list(everything_of(clara)) == before


def test_undo_that_would_lose_words_written_since_is_refused(clara, anna):
    change = merge(kept=anna, other=contact(clara), chosen=values(anna))
    anna.notes = "Written since"
    anna.save()
    with pytest.raises(UndoError, match="You have changed what you wrote about them"):
        undo(change=change, now=change.created_at)
    assert Contact.objects.get().notes == "Written since"


def test_the_day_of_connecting_is_kept_whoever_has_it(clara, anna):
    merge(kept=anna, other=contact(clara, connected_on=NOW.date()), chosen=values(anna))
    assert Contact.objects.get().connected_on == NOW.date()


def test_whoever_is_another_person_than_either_is_so_still(clara, anna):
    other, third = contact(clara, "Anna Berg"), contact(clara, "Anna Berg")
    tell_two_apart(other, third)
    other.refresh_from_db()
    merge(kept=anna, other=other, chosen=values(anna))
    assert (Contact.objects.get(pk=anna.pk).not_the_same_as, pairs_of(clara)) == ([third.pk], [])


@pytest.mark.parametrize(("kept", "other"), [(True, False), (False, True), (False, False)])
def test_who_must_not_know_must_not_know_when_either_must_not(clara, kept, other):
    one, two = contact(clara, must_not_know=kept), contact(clara, must_not_know=other)
    merge(kept=one, other=two, chosen=values(one))
    assert Contact.objects.get().must_not_know is (kept or other)


@pytest.mark.parametrize(("company", "marked"), [("Acme", True), ("Halden", False)])
def test_who_must_not_know_by_an_employer_that_is_not_chosen_is_marked(clara, anna, company, marked):
    clara.unaware_employers.create(name="Halden")
    other = contact(clara, company="Halden, Inc.")
    merge(kept=anna, other=other, chosen={**values(anna), "company": company})
    assert Contact.objects.get().must_not_know is marked


def test_undo_leaves_what_was_added_since_with_who_stayed(clara, anna):
    other = contact(clara)
    change = merge(kept=anna, other=other, chosen=values(anna))
    new = touch(anna)
    undo(change=change, now=change.created_at)
    new.refresh_from_db()
    assert new.contact == anna


def test_undo_after_a_group_is_gone_leaves_it_out(clara, anna, twin):
    change = merge(kept=anna, other=twin, chosen=values(anna))
    anna.group = None
    anna.save()
    clara.contact_groups.all().delete()
    undo(change=change, now=change.created_at + timedelta(minutes=1))
    assert [each.group for each in Contact.objects.all()] == [None, None]


def test_undo_for_someone_deleted_meanwhile_does_nothing(anna, twin):
    change = merge(kept=anna, other=twin, chosen=values(anna))
    anna.delete()
    assert undo(change=change, now=change.created_at) is None
    assert Contact.objects.count() == 0


def test_merging_costs_the_same_for_few_rows_and_many(clara):
    counts = []
    for rows in (1, 20):
        one, other = contact(clara), contact(clara)
        Promise.objects.bulk_create([Promise(contact=other, text="Call", due=TODAY, made_on=TODAY) for _each in range(rows)])
        with CaptureQueriesContext(connection) as queries:
            merge(kept=one, other=other, chosen=values(one))
        counts.append(len(queries))
    assert counts[0] == counts[1]
