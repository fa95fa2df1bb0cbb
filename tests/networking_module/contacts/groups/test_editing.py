import pytest
from django.urls import reverse

from networking_module.contacts.groups.editing import (
    GroupError,
    add_group,
    change_group,
    default_group,
    groups_of,
    remove_group,
    with_people,
)
from networking_module.contacts.models import ContactGroup
from tests.networking_module.factories import DAY, TODAY, contact


@pytest.fixture
def close(clara):
    return groups_of(clara).get(name="Close")


def test_three_groups_are_made_when_first_needed_and_once(clara, mallory):
    assert [(each.name, each.rhythm_days) for each in groups_of(clara)] == [("Close", 21), ("Active", 42), ("Wider", 91)]
    groups_of(clara)
    assert ContactGroup.objects.count() == 3


def test_someone_new_goes_to_the_second_group_or_the_only_one(clara):
    assert default_group(clara).name == "Active"
    clara.contact_groups.exclude(name="Wider").delete()
    assert default_group(clara).name == "Wider"


def test_groups_count_their_people(clara, close):
    contact(clara, group=close)
    assert [each.people for each in with_people(clara)] == [1, 0, 0]


def test_a_new_group_comes_last(clara):
    groups_of(clara)
    add_group(client=clara, name="Choir", rhythm_days=None)
    assert [each.name for each in groups_of(clara)] == ["Close", "Active", "Wider", "Choir"]


def test_a_changed_rhythm_moves_everyone_who_goes_by_it(clara, close):
    follows = contact(clara, group=close, last_touch_on=TODAY)
    own = contact(clara, group=close, last_touch_on=TODAY, rhythm_days=14)
    none = contact(clara, group=close, last_touch_on=TODAY, rhythm_days=0)
    assert change_group(group=close, name="Close", rhythm_days=7) == 1
    for each in (follows, own, none):
        each.refresh_from_db()
    assert [each.due_on for each in (follows, own, none)] == [TODAY + 7 * DAY, TODAY + 14 * DAY, None]


def test_a_changed_rhythm_costs_the_same_for_3_and_300(clara, close, django_assert_num_queries):
    for number in (3, 297):
        close.contacts.bulk_create(
            [type(contact(clara))(client=clara, name="Someone", group=close, added_on=TODAY) for _each in range(number)]
        )
        with django_assert_num_queries(6):
            change_group(group=close, name="Close", rhythm_days=7 + number)


def test_a_name_alone_moves_nobody(clara, close):
    contact(clara, group=close)
    assert change_group(group=close, name="Family", rhythm_days=21) == 0


@pytest.mark.parametrize(("to", "due"), [("Wider", TODAY + 91 * DAY), (None, None)])
def test_people_of_a_group_taken_away_stay(clara, close, to, due):
    someone = contact(clara, group=close, last_touch_on=TODAY)
    remove_group(group=close, to=to and clara.contact_groups.get(name=to))
    someone.refresh_from_db()
    assert (someone.due_on, clara.contact_groups.count()) == (due, 2)


def test_the_only_group_stays(clara, close):
    clara.contact_groups.exclude(pk=close.pk).delete()
    with pytest.raises(GroupError, match="only group"):
        remove_group(group=close)


def test_a_group_is_added_renamed_and_taken_away(signed_in, clara):
    browser = signed_in(clara)
    groups = reverse("networking:groups")
    assert "0 people" in browser.get(groups).content.decode()
    words = browser.post(groups, {"name": "Choir", "rhythm_days": "28"}, follow=True).content.decode()
    assert "“Choir” is now one of your groups." in words
    choir = clara.contact_groups.get(name="Choir")
    contact(clara, group=choir)
    change = {"name": "Singers", "rhythm_days": "14"}
    assert (
        "It applies to 1 person"
        in browser.post(reverse("networking:group", args=[choir.pk]), change, follow=True).content.decode()
    )
    remove = reverse("networking:remove_group", args=[choir.pk])
    assert "1 person is in it, and stays" in browser.get(remove).content.decode()
    assert "“Singers” is removed" in browser.post(remove, {"to": clara.contact_groups.first().pk}, follow=True).content.decode()
    assert clara.contacts.get().group.name == "Close"


def test_a_name_twice_is_refused_with_a_sentence(signed_in, clara, close):
    words = signed_in(clara).post(reverse("networking:groups"), {"name": "close"}).content.decode()
    assert "You already have a group with this name." in words


def test_the_last_group_answers_with_a_sentence(signed_in, clara, close):
    clara.contact_groups.exclude(pk=close.pk).delete()
    words = signed_in(clara).post(reverse("networking:remove_group", args=[close.pk]), follow=True).content.decode()
    assert "This is your only group." in words
