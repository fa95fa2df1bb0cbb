import pytest

from networking_module.contacts.groups.tagging import TagError, set_tags, words_in
from networking_module.contacts.models import Tag
from tests.networking_module.factories import contact

pytestmark = pytest.mark.services


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("design, soccer", ["design", "soccer"]),
        (" Design ,design,, from  the fair ", ["Design", "from the fair"]),
        ("", []),
        (",".join(str(number) for number in range(30)), [str(number) for number in range(30)]),
        ("\0", []),
    ],
)
def test_words_stand_between_commas(text, words):
    assert words_in(text) == words


def test_a_tag_that_is_too_long_is_refused_and_never_cut():
    with pytest.raises(TagError, match="is 41 characters long, and a tag holds 40"):
        words_in(f"soccer, {'x' * 41}")


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
