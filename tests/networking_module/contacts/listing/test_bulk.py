import pytest

from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.listing.bulk import add_word, change_fields, remove_word
from networking_module.contacts.models import Contact, Tag
from networking_module.contacts.undo import undo
from tests.networking_module.factories import DAY, NOW, TODAY, contact


@pytest.fixture
def close(clara):
    return groups_of(clara)[0]


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"rhythm_days": 7}, TODAY + 7 * DAY),
        ({"rhythm_days": 0}, None),
        ({"rhythm_days": None}, TODAY + 21 * DAY),
        ({"resting": True}, None),
        ({"archived_at": NOW}, None),
    ],
)
def test_a_change_sets_the_clock_and_undo_sets_it_back(clara, close, fields, due):
    someone = contact(clara, group=close, rhythm_days=14, last_touch_on=TODAY)
    change = change_fields(client=clara, contacts=clara.contacts.all(), **fields)
    someone.refresh_from_db()
    assert someone.due_on == due
    undo(change=change, now=change.created_at)
    someone.refresh_from_db()
    assert (someone.due_on, someone.rhythm_days, someone.resting) == (TODAY + 14 * DAY, 14, False)


def test_a_move_to_a_group_takes_its_rhythm(clara, close):
    someone = contact(clara, last_touch_on=TODAY)
    change_fields(client=clara, contacts=clara.contacts.all(), group_id=close.pk)
    someone.refresh_from_db()
    assert (someone.group, someone.due_on) == (close, TODAY + 21 * DAY)


def test_only_those_who_were_different_count(clara):
    contact(clara, resting=True)
    awake = contact(clara)
    change = change_fields(client=clara, contacts=clara.contacts.all(), resting=True)
    assert change.before["people"] == [awake.pk]
    assert change_fields(client=clara, contacts=clara.contacts.all(), resting=True) is None


def test_undo_after_the_group_is_gone_leaves_no_group(clara, close):
    someone = contact(clara, group=close)
    change = change_fields(client=clara, contacts=clara.contacts.all(), group_id=None)
    close.delete()
    undo(change=change, now=change.created_at)
    someone.refresh_from_db()
    assert someone.group is None


def test_a_word_is_given_once_and_taken_back(clara):
    one, two = contact(clara), contact(clara)
    set_tags(one, ["design"])
    change = add_word(client=clara, contacts=clara.contacts.all(), word="Design")
    assert (change.before["people"], Tag.objects.count()) == ([two.pk], 1)
    undo(change=change, now=change.created_at)
    assert [list(each.tags.values_list("name", flat=True)) for each in (one, two)] == [["design"], []]


def test_a_word_is_taken_away_and_given_back(clara):
    one = contact(clara)
    set_tags(one, ["design"])
    change = remove_word(client=clara, contacts=clara.contacts.all(), tag=Tag.objects.get())
    assert Tag.objects.count() == 0
    undo(change=change, now=change.created_at)
    assert one.tags.get().name == "design"


def test_a_word_that_all_have_changes_nothing(clara):
    set_tags(contact(clara), ["design"])
    assert add_word(client=clara, contacts=clara.contacts.all(), word="design") is None


def test_many_cost_the_same_queries_as_few(clara, queries_of):
    counts = []
    for number, days in ((3, 7), (297, 14)):
        Contact.objects.bulk_create([Contact(client=clara, name="Someone", added_on=TODAY) for _each in range(number)])
        counts.append(queries_of(change_all, clara, iter([days, days + 1])))
    assert counts[0] == counts[1]


def change_all(client, days):
    change_fields(client=client, contacts=client.contacts.all(), rhythm_days=next(days))
