import pytest

from networking_module.bring_value.faces import Face
from networking_module.in_words import in_words
from tests.networking_module.factories import DAY, NOW, contact, conversation, everything, message, promise, touch

WEEKS = 12
OLD = NOW - 200 * DAY


def lately(client, own=True):
    return list(in_words(client, WEEKS, NOW, own=own).lately)


def firsts(client, own=True):
    return [(each.text, each.url) for each in in_words(client, WEEKS, NOW, own=own).firsts]


def test_nothing_is_said_of_what_there_was_none_of(clara):
    found = in_words(clara, WEEKS, NOW, own=True)
    assert (found.lately, found.firsts, found.own) == ((), (), None)


def test_people_come_first_and_numbers_are_words(clara):
    for _each in range(3):
        touch(contact(clara), at=NOW - 9 * DAY, direction="they_wrote")
    touch(contact(clara), at=NOW - DAY, direction="gave")
    promise(contact(clara), status="kept", closed_at=NOW - DAY)
    conversation(contact(clara), looked_back_at=NOW - DAY)
    assert lately(clara) == [
        "Three people got back to you.",
        "You did something for one person.",
        "You looked back on one conversation.",
        "You kept one promise.",
    ]
    assert lately(clara, own=False) == [
        "Three people got back to them.",
        "Did something for one person.",
        "Looked back on one conversation.",
        "Kept one promise.",
    ]


def test_many_are_said_in_digits(clara):
    for _each in range(12):
        touch(contact(clara), direction="they_wrote")
    assert lately(clara) == ["12 people got back to you."]


def test_what_is_older_is_not_said_as_lately_and_stays_a_first(clara):
    anna = contact(clara, "Anna Berg")
    touch(anna, at=OLD, direction="they_wrote", now=OLD)
    assert (lately(clara), firsts(clara)) == ([], [("Your first answer: May 2, from Anna", anna.get_absolute_url())])


def test_firsts_are_told_in_their_order_with_names_for_the_client_alone(clara, mallory):
    elena, ben = contact(clara, "Elena Ruiz"), contact(clara, "Aunt Josie", archived_at=NOW)
    message(elena, sent_at=NOW - 40 * DAY)
    message(ben, sent_at=NOW - 50 * DAY, replied_at=NOW - 45 * DAY)
    for days in (37, 30):
        conversation(elena, at=NOW - days * DAY, looked_back_at=NOW - DAY)
    promise(ben, status="kept", closed_at=NOW - 10 * DAY)
    everything(mallory)
    assert firsts(clara) == [
        ("Your first message: September 29, to Aunt Josie", ben.get_absolute_url()),
        ("Your first answer: October 4, from Aunt Josie", ben.get_absolute_url()),
        ("Your first conversation: October 12, with Elena", elena.get_absolute_url()),
        ("Your first promise kept: November 8, to Aunt Josie", ben.get_absolute_url()),
    ]
    assert firsts(clara, own=False) == [
        ("First message: September 29", ""),
        ("First answer: October 4", ""),
        ("First conversation: October 12", ""),
        ("First promise kept: November 8", ""),
    ]


def test_another_year_is_named(clara):
    message(contact(clara, "Anna"), sent_at=NOW - 400 * DAY)
    assert firsts(clara)[0][0] == "Your first message: Oct. 14, 2025, to Anna"


def test_how_people_took_it_is_for_the_client_alone(clara):
    for _each in range(5):
        faces = {"expected": Face.NOT_GLAD, "taken": Face.GLAD}
        message(contact(clara), sent_at=NOW - 9 * DAY, replied_at=NOW - DAY, **faces)
    own, coachs = (in_words(clara, WEEKS, NOW, own=own).own for own in (True, False))
    assert (str(own.context["pairs"]), coachs) == ("You expected none of 5 to be glad. All 5 were.", None)


@pytest.mark.parametrize("own", [True, False])
def test_it_costs_the_same_for_one_person_and_for_thirty(clara, queries_of, own):
    everything(clara)
    few = queries_of(lambda: in_words(clara, WEEKS, NOW, own=own))
    for _each in range(30):
        touch(contact(clara), direction="they_wrote")
    assert queries_of(lambda: in_words(clara, WEEKS, NOW, own=own)) == few


def test_pages_of_client_and_coach_have_the_same_sentences_and_names_are_the_clients(signed_in, coach, clara):
    everything(clara, "Xylophone")
    own = signed_in(clara).get("/me/progress/").context["told"]
    page = signed_in(coach).get(clara.get_absolute_url())
    coachs = page.context["told"]
    assert [len(each.lately) for each in own] == [len(each.lately) for each in coachs]
    assert [first.on for each in own for first in each.firsts] == [first.on for each in coachs for first in each.firsts]
    assert "Xylophone" not in page.content.decode()
