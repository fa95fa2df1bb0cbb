import pytest

from networking_module.contacts.importing.directory import looks_like
from networking_module.contacts.importing.person import Person
from tests.networking_module.contacts.importing.steps import show, words


def people(*mails):
    return [Person(f"Person {number}", email=mail) for number, mail in enumerate(mails)]


@pytest.mark.parametrize(
    ("mails", "looks"),
    [
        ([f"info@firm{n}.example" for n in range(11)] + [f"anna@firm{n}.example" for n in range(9)], "departments"),
        ([f"info@firm{n}.example" for n in range(10)] + [f"anna@firm{n}.example" for n in range(10)], ""),
        ([f"info@firm{n}.example" for n in range(19)], ""),
        ([f"p{n}@acme.example" for n in range(200)], "one_house"),
        ([f"p{n}@acme.example" for n in range(199)], ""),
        ([f"p{n}@gmail.com" for n in range(300)], ""),
        ([f"p{n}@acme.example" for n in range(200)] + [f"p@firm{n}.example" for n in range(200)], ""),
        ([""] * 300, ""),
    ],
)
def test_directory_is_told_by_its_addresses(mails, looks):
    assert looks_like(people(*mails)) == looks


def test_page_asks_whether_the_people_of_a_directory_know_the_client(browser):
    rows = "".join(f"Person {n},sales@firm{n}.example\n" for n in range(20))
    said = words(show(browser, f"Name,Email\n{rows}"))
    assert "Most of these addresses belong to a department rather than to a person, such as info@ or sales@." in said
    assert "Do these people know you?" in said


def test_page_asks_nobody_else(browser):
    assert "Do these people know you?" not in words(show(browser, "Name,Email\nAnna Berg,info@example.org\n"))
