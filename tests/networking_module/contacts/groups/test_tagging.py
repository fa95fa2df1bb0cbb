import pytest

from networking_module.contacts.groups.tagging import set_tags, words_in
from networking_module.contacts.models import Tag
from tests.networking_module.factories import contact


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("design, soccer", ["design", "soccer"]),
        (" Design ,design,, from  the fair ", ["Design", "from the fair"]),
        ("", []),
        ("x" * 50, ["x" * 40]),
        ("\0", []),
    ],
)
def test_words_stand_between_commas(text, words):
    assert words_in(text) == words


def test_at_most_twenty_words_are_taken():
    assert len(words_in(",".join(str(number) for number in range(30)))) == 20


def test_a_word_is_one_whatever_its_case(clara):
    anna, ben = contact(clara), contact(clara)
    set_tags(anna, ["Design"])
    set_tags(ben, ["design"])
    assert Tag.objects.count() == 1


def test_a_word_that_nobody_has_is_forgotten(clara, mallory):
    theirs = Tag.objects.create(client=mallory, name="Theirs")
    anna = contact(clara)
    set_tags(anna, ["design", "soccer"])
    set_tags(anna, ["soccer"])
    assert [each.name for each in clara.contact_tags.all()] == ["soccer"]
    assert Tag.objects.contains(theirs)
