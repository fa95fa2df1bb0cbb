"""What clients did today, and the one sentence on what went well: people, never clicks, and never that nothing came."""

import pytest

from networking_module.contacts.models import Touch
from networking_module.lately import done_today, went_well
from tests import factories as people
from tests.networking_module.factories import DAY, NOW, contact, conversation, promise, touch

pytestmark = pytest.mark.at(NOW)
WROTE, GAVE = Touch.Direction.THEY_WROTE, Touch.Direction.GAVE


def well(client):
    return went_well([client], NOW).get(client.pk)


def test_nothing_is_said_where_nothing_came(clara):
    touch(contact(clara))
    assert went_well([clara], NOW) == {}


@pytest.mark.parametrize(
    ("count", "words"), [(1, "One person got back to you this week."), (2, "Two people got back to you this week.")]
)
def test_who_got_back_is_said_first(clara, count, words):
    touch(contact(clara), direction=GAVE)
    for _each in range(count):
        touch(contact(clara), direction=WROTE)
    assert well(clara) == words


def test_one_person_who_wrote_twice_is_one(clara):
    anna = contact(clara)
    touch(anna, direction=WROTE), touch(anna, at=NOW - DAY, direction=WROTE)
    assert well(clara) == "One person got back to you this week."


def test_then_whom_they_did_something_for_and_then_conversations(clara, mallory):
    touch(contact(clara), direction=GAVE)
    conversation(contact(mallory), looked_back_at=NOW)
    assert went_well([clara, mallory], NOW) == {
        clara.pk: "You did something for one person this week.",
        mallory.pk: "You looked back on one conversation this week.",
    }


@pytest.mark.parametrize(("days", "is_said"), [(6, True), (7, False)])
def test_it_is_about_seven_days(clara, days, is_said):
    touch(contact(clara), at=NOW - days * DAY, direction=WROTE)
    assert bool(well(clara)) is is_said


def test_people_are_counted_once_a_day(clara, mallory):
    anna = contact(clara)
    touch(anna), touch(anna, direction=GAVE), touch(contact(clara)), touch(contact(clara), at=NOW - DAY)
    promise(anna, status="kept", closed_at=NOW)
    assert done_today([clara, mallory], NOW) == {clara.pk: 2}


def test_today_is_the_clients_own_day(coach):
    late = people.client(coach=coach, timezone="Pacific/Auckland")
    touch(contact(late), at=NOW)
    assert done_today([late], NOW) == {late.pk: 1}
    assert done_today([late], NOW + DAY) == {}
