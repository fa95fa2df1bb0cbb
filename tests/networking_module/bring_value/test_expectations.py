import re
from itertools import product

import pytest

from networking_module.bring_value.expectations import ENOUGH, FaceError, Pairs, note, pairs_of
from networking_module.bring_value.faces import Face
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.duplicates.moving import move_all
from networking_module.contacts.erasing import erase
from tests.networking_module.factories import DAY, NOW, contact, message


def pair(someone, expected, taken):
    return message(someone, sent_at=NOW - 9 * DAY, replied_at=NOW - DAY, expected=expected, taken=taken)


def pairs(client, *faces):
    for expected, taken in faces:
        pair(contact(client), expected, taken)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((5, 2, 4), "You expected 2 of 5 to be glad. 4 were."),
        ((5, 0, 1), "You expected none of 5 to be glad. One was."),
        ((5, 5, 0), "You expected all 5 to be glad. None were."),
        ((6, 3, 6), "You expected 3 of 6 to be glad. All 6 were."),
        ((6, 3, 3), "You expected 3 of 6 to be glad. 3 were."),
    ],
)
def test_the_sentence_says_both_numbers(counts, words):
    assert str(Pairs(*counts)) == words


def test_the_sentence_holds_for_any_pairs():
    for of in range(ENOUGH, 25):
        for expected, glad in product(range(of + 1), repeat=2):
            found, words = Pairs(of, expected, glad), str(Pairs(of, expected, glad))
            assert (found.is_better, found.is_worse) == (glad > expected, glad < expected)
            assert re.findall(r"\b0\b|%", words) == []
            assert words.count(str(of)) >= 1


def test_four_pairs_say_nothing_and_the_fifth_does(clara):
    pairs(clara, *[(Face.NOT_GLAD, Face.GLAD)] * 4)
    assert pairs_of(clara) is None
    pairs(clara, (Face.VERY_GLAD, Face.LUKEWARM))
    assert pairs_of(clara) == Pairs(5, 1, 4)


def test_glad_and_very_glad_are_glad_and_nothing_else_is(clara):
    pairs(clara, *product(Face, Face))
    assert pairs_of(clara) == Pairs(16, 8, 8)


def test_silence_and_half_a_pair_are_not_counted(clara):
    pairs(clara, *[(Face.GLAD, Face.GLAD)] * 5, (Face.GLAD, None), (None, Face.NOT_GLAD))
    message(contact(clara), sent_at=NOW - DAY, expected=Face.NOT_GLAD)
    assert pairs_of(clara) == Pairs(5, 5, 5)


def test_others_are_not_counted_and_the_archived_are(clara, mallory):
    pairs(mallory, *[(Face.GLAD, Face.GLAD)] * 5)
    pair(contact(clara, archived_at=NOW), Face.GLAD, Face.GLAD)
    pairs(clara, *[(Face.NOT_GLAD, Face.GLAD)] * 4)
    assert pairs_of(clara) == Pairs(5, 1, 5)


def test_the_faces_go_with_a_person_that_is_merged_and_with_one_that_is_erased(clara):
    one, other = contact(clara), contact(clara)
    for _each in range(5):
        pair(one, Face.NOT_GLAD, Face.GLAD)
    move_all(one.pk, other.pk)
    assert pairs_of(clara) == Pairs(5, 0, 5)
    erase(contact=other)
    assert pairs_of(clara) is None


def test_faces_are_noted_changed_and_taken_back(clara):
    some = pair(contact(clara), Face.GLAD, None)
    note(message=some, expected=Face.LUKEWARM, taken=Face.VERY_GLAD)
    assert OutreachMessage.objects.values_list("expected", "taken").get() == (2, 4)
    note(message=some, expected=None, taken=None)
    assert OutreachMessage.objects.values_list("expected", "taken").get() == (None, None)


def test_a_draft_has_no_face_and_silence_has_no_second_one(clara):
    with pytest.raises(FaceError, match="hasn't been sent"):
        note(message=message(contact(clara)), expected=Face.GLAD, taken=None)
    with pytest.raises(FaceError, match="no answer yet"):
        note(message=message(contact(clara), sent_at=NOW), expected=Face.GLAD, taken=Face.GLAD)
