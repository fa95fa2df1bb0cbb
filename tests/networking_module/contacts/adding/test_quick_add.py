import pytest
from django.urls import reverse

from networking_module.contacts.adding.quick_add import LineError, add_lines
from networking_module.contacts.groups.editing import default_group
from networking_module.contacts.models import Contact
from networking_module.contacts.undo import undo
from tests.networking_module.factories import contact, touch

LINES = "/me/networking/people/lines/"


def test_lines_become_people_of_the_group(clara):
    group = default_group(clara)
    added = add_lines(client=clara, text="Anna Berg, Acme\nBen Ash", group=group)
    assert [(each.name, each.company, each.group) for each in added.people] == [
        ("Anna Berg", "Acme", group),
        ("Ben Ash", "", group),
    ]


def test_who_is_on_the_list_already_is_not_added_again(clara):
    anna = contact(clara, "Anna Berg", company="ACME Inc.")
    added = add_lines(client=clara, text="anna berg, Acme\nAnna Berg, The Acme Company")
    assert (added.people, added.known, added.change) == ([], [anna, anna], None)


def test_one_line_twice_is_one_person(clara):
    assert len(add_lines(client=clara, text="Anna Berg\nanna  berg").people) == 1


def test_whoever_shares_a_name_alone_is_added_and_asked_about(signed_in, clara):
    contact(clara, "Anna Berg", company="Acme")
    page = signed_in(clara).post(LINES, {"lines": "Anna Berg"}, follow=True).content.decode()
    assert "Someone on your list has the same name or email address: Anna Berg." in page
    assert "Compare people with the same name" in page
    assert clara.contacts.count() == 2


def test_people_of_another_client_are_not_known(clara, mallory):
    contact(mallory, "Anna Berg")
    assert add_lines(client=clara, text="Anna Berg").known == []


def test_a_line_without_a_name_adds_nobody(clara):
    with pytest.raises(LineError, match="Who is “info@acme.com”"):
        add_lines(client=clara, text="Anna\ninfo@acme.com")
    assert Contact.objects.count() == 0


def test_a_line_with_an_impossible_name_is_refused_with_a_sentence(clara):
    with pytest.raises(LineError, match="150"):
        add_lines(client=clara, text="x" * 151)


def test_more_than_fifteen_at_once_rest(clara):
    text = "\n".join(f"Person {chr(65 + number)}" for number in range(17))
    assert [each.resting for each in add_lines(client=clara, text=text).people] == [False] * 15 + [True] * 2


def test_more_lines_than_can_be_meant_are_refused(clara):
    with pytest.raises(LineError, match="more than 100 lines"):
        add_lines(client=clara, text="\n".join(f"Anna {number}" for number in range(101)))


@pytest.mark.parametrize("line", ["\u200b", "\u3164", "\u2060 "])
def test_a_line_whose_name_nobody_can_see_is_refused(clara, line):
    with pytest.raises(LineError, match="Begin the line with a name"):
        add_lines(client=clara, text=line)


def test_undo_takes_off_those_with_whom_nothing_was_done(clara):
    added = add_lines(client=clara, text="Anna\nBen")
    touch(added.people[0])
    undo(change=added.change, now=added.change.created_at)
    assert [each.name for each in Contact.objects.all()] == ["Anna"]


def test_page_shows_what_was_understood_and_offers_undo(signed_in, clara):
    words = signed_in(clara).post(LINES, {"lines": "Maria Lopez, Acme, engineer"}, follow=True).content.decode()
    assert "Maria Lopez is on your list." in words
    assert "engineer, Acme" in words
    assert reverse("networking:undo", args=[clara.last_changes.get().pk]) in words
    assert Contact.objects.get().group.name == "Active"


def test_page_keeps_lines_that_cannot_be_read(signed_in, clara):
    words = signed_in(clara).post(LINES, {"lines": "Anna\n???, Acme\n,"}).content.decode()
    assert "Begin the line with a name" in words
    assert "???, Acme" in words
    assert Contact.objects.count() == 0


@pytest.mark.parametrize(
    ("known", "said"), [("Anna", "Already on your list: Anna."), ("Ben", "Anna is on your list. Already on your list: Ben.")]
)
def test_page_says_who_was_on_the_list_already(signed_in, clara, known, said):
    contact(clara, known, company="Acme")
    text = "Anna, Acme" if known == "Anna" else "Anna, Acme\nBen, Acme"
    assert said in signed_in(clara).post(LINES, {"lines": text}, follow=True).content.decode()


def test_names_that_are_too_many_to_say_are_counted(signed_in, clara):
    for number in range(7):
        contact(clara, f"Anna {number}", company="Acme")
    text = "\n".join(f"Anna {number}, Acme" for number in range(7))
    said = signed_in(clara).post(LINES, {"lines": text}, follow=True).content.decode()
    assert "Already on your list: Anna 0, Anna 1, Anna 2, Anna 3, Anna 4 and 2 more." in said


def test_the_group_can_be_none(signed_in, clara):
    signed_in(clara).post(LINES, {"lines": "Anna", "group": ""})
    assert Contact.objects.get().group is None
