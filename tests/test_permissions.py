"""Every address of ours, opened and sent to by everyone: a stranger, a client, someone else's client, coaches, editor, owner.

An address without a row in tests/walks/rows.py fails, so a new one has to say who may open it. Who may not, changes nothing by
trying; and nobody reads a word of anyone else's (tests/walks/readers.py says who may read what).
"""

import pytest

from coaching.modules import installed_modules
from tests.module_rows import without_a_row
from tests.roles import EVERYONE
from tests.walks.readers import may_read
from tests.walks.report import counted
from tests.walks.routes import ALL, OURS, is_ours
from tests.walks.rows import ROWS
from tests.walks.sent import no_deed
from tests.walks.tries import Address
from tests.walks.words import words_in

pytestmark = pytest.mark.walk

ROOMS = sorted({name.rpartition(":")[0] for name in ROWS})
by_room = pytest.mark.parametrize("room", ROOMS, ids=[room or "site" for room in ROOMS])
OTHER_METHODS = ("options", "put", "delete", "patch", "trace")
CLOSED = {"refused", "not found", "sign in"}
# What a visit by someone with the right to it may note, whatever else it does: that a client was there.
BEING_THERE = {"coaching_activeday"}


@by_room
def test_addresses_are_open_to_the_right_people(room, browsers, worlds, record_property):
    visits = [(address, each) for address in addresses(room, worlds) for each in everyones(address, browsers)]
    record_property("walk", counted("Our addresses", [each for _address, each in visits], worlds))
    assert wrong_ends(visits) == {}
    assert [(each.address, each.person, each.left) for address, each in visits if each.left and not is_open(address, each)] == []
    assert {(each.address, each.person, word) for _address, each in visits for word in strange_words(each)} == set()
    assert without_a_deed(visits) == []


@by_room
def test_other_methods_are_refused_or_say_no_more_than_a_page(room, browsers, worlds, record_property):
    pages = [address for address in addresses(room, worlds) if address.takes("get")]
    heads = [(address, browsers.visit(person, address.name, address.url, "head")) for address in pages for person in EVERYONE]
    others = [
        browsers.visit(person, address.name, address.url, method)
        for address in addresses(room, worlds)
        for person in EVERYONE
        for method in OTHER_METHODS
    ]
    record_property("walk", counted("Our addresses, by other methods", [*others, *(each for _address, each in heads)], worlds))
    assert {
        (each.address, each.person): each.end for address, each in heads if each.end != address.end_for(each.person, "get")
    } == {}
    assert [each.address for _address, each in heads if each.body] == []
    assert [(each.address, each.method, each.end) for each in others if each.end not in CLOSED or each.left] == []
    assert [each.address for each in others if words_in(*each.said) - words_in(each.url.encode())] == []


@by_room
def test_another_number_tells_nothing_of_whose_it_is(room, browsers, worlds):
    """To the wrong person a number that is someone's answers as one that is nobody's, by either method."""
    told = [
        (address.name, person, method)
        for address in addresses(room, worlds)
        for nobodys in address.nobodys()
        for person in sorted(EVERYONE - address.who)
        for method in ("get", "post")
        if answer(browsers, person, address, address.url, method) != answer(browsers, person, address, nobodys, method)
    ]
    assert told == []


def answer(browsers, person, address, url, method):
    found = browsers.visit(person, address.name, url, method)
    return found.response.status_code, found.body.replace(url.encode(), b""), found.response.get("Location", "").replace(url, "")


def addresses(room, worlds):
    return [Address(name, worlds.things) for name in ROWS if name.rpartition(":")[0] == room]


def everyones(address, browsers):
    """Everyone's visits at an address."""
    sent = address.sent_by(browsers)
    for person in sorted(EVERYONE):
        yield browsers.visit(person, address.name, address.url, "get")
        yield browsers.visit(person, address.name, address.url, "post", sent)


def is_open(address, each):
    return address.end_for(each.person, each.method) == "open"


def wrong_ends(visits):
    """{(address, person, method): (how it ended, how it should)}"""
    ends = {
        (each.address, each.person, each.method): (each.end, address.end_for(each.person, each.method))
        for address, each in visits
    }
    return {key: (end, right) for key, (end, right) in ends.items() if end != right}


def strange_words(each):
    """Others' words that a visit shows; not those of the address itself, nor those that the visitor sent."""
    found = words_in(*each.said) - words_in(each.url.encode(), repr(each.sent).encode())
    return {word for word in found if not may_read(each.person, *word, each.address)}


def without_a_deed(visits):
    """Addresses at which what the right person sends does nothing."""
    firsts = [
        each for address, each in visits if address.takes("post") and each.method == "post" and each.person == address.first
    ]
    return [each.address for each in firsts if not each.changed - BEING_THERE and each.address not in no_deed()]


def test_every_address_has_a_row():
    missing = sorted({name for name, route in ALL if is_ours(name, route)} - set(ROWS))
    assert [without_a_row(name) for name in missing] == []


def test_every_row_has_an_address():
    assert sorted(set(ROWS) - {name for name, _route in ALL}) == []


def test_modules_are_part_of_the_walk():
    assert {module.slug for module in installed_modules()} <= OURS
