"""`make walk`: every address that is about a row, with every row there is, as everyone.

It takes minutes, so the suite leaves it out.
"""

import pytest

from coachsite.demo.loading import load
from tests.roles import EVERYONE
from tests.walks.every_row import addresses_of_rows, everything, roles_toward, urls
from tests.walks.readers import may_read
from tests.walks.report import counted
from tests.walks.rows import ROWS
from tests.walks.tries import Address
from tests.walks.words import words_in

pytestmark = [pytest.mark.walk, pytest.mark.every_row]


@pytest.fixture(scope="module")
def demo(worlds, django_db_blocker):
    with django_db_blocker.unblock():
        load()


@pytest.mark.parametrize("name", addresses_of_rows())
def test_every_row_is_closed_to_everyone_else(name, demo, browsers, worlds, record_property):
    address, visits, wrong = Address(name, worlds.things), [], []
    for url, row in urls(name, worlds.things):
        roles = roles_toward(row, worlds)
        for person in sorted(EVERYONE):
            for method in ("get", "post"):
                right = address.end_for(roles[person], method)
                if method == "post" and right == "open":
                    continue  # its deed is done in test_permissions.py
                found = browsers.visit(person, name, url, method)
                visits.append(found)
                if found.end not in ({right, "not found"} if right == "open" else {right}):
                    wrong.append((url, person, method, found.end, right))
                if right != "open" and found.left:
                    wrong.append((url, person, method, found.left))
    record_property("walk", counted("Every row", visits, worlds))
    record_property(
        "row of the table",
        (name, len({each.url for each in visits}), len(visits), len([1 for each in visits if each.end == "open"])),
    )
    assert wrong == []
    assert {
        (each.url, each.person, word)
        for each in visits
        for word in words_in(*each.said)
        if not may_read(each.person, *word, name)
    } == set()
    assert ROWS[name][2] == "post" or any(each.end == "open" for each in visits)


def test_every_thing_with_a_number_is_known(worlds):
    numbers = {needs[0] for _who, needs, _method in ROWS.values() if needs and isinstance(worlds.things[needs[0]], int)}
    assert sorted(numbers - set(everything()) - NOT_ONE_ROW) == []


NOT_ONE_ROW = {"failed_mail"}  # a mail names no coach by a key; tests/coaching/desk/test_failed_mails.py has them
