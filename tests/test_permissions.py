"""Every address of the site, opened by everyone: a stranger, a client, someone else's client, coaches, editor, owner.

An address without a row in tests/walks/rows.py fails, so a new one has to say who may open it.
"""

import pytest
from django.db import transaction
from django.urls import reverse

from coaching.modules import installed_modules
from tests.module_rows import missing_things, without_a_row
from tests.roles import EVERYONE
from tests.walks.routes import ALL, OURS, is_ours
from tests.walks.rows import ROWS

pytestmark = pytest.mark.walk


def answer(client, user, url, method):
    """How one person's request ends: open, sign in, not found or broken. Leaves no trace."""
    client.logout()
    if user:
        client.force_login(user)
    with transaction.atomic():
        response = getattr(client, method)(url)
        transaction.set_rollback(True)
    if response.status_code >= 500 and response.status_code != 503:  # which says honestly that no worker runs
        return "broken"
    if response.status_code == 302 and response.url.startswith("/accounts/login/"):
        return "sign in"
    return "not found" if response.status_code == 404 else "open"


ROOMS = sorted({name.rpartition(":")[0] for name in ROWS})


@pytest.mark.parametrize("room", ROOMS, ids=[room or "site" for room in ROOMS])
def test_addresses_are_open_to_the_right_people(room, client, people, world):
    names = [name for name in ROWS if name.rpartition(":")[0] == room]
    names.sort(key=lambda name: ROWS[name][2])  # changes can be rolled back in the database, not on disk
    assert {name: answers(name, client, people, world) for name in names} == {name: right_answers(name) for name in names}


def answers(name, client, people, world):
    """How everyone's request ends."""
    _who, needs, method = ROWS[name]
    assert missing_things(needs, world) == []
    url = reverse(name, args=[world[need] for need in needs])
    return {person: answer(client, user, url, method) for person, user in people.items()}


def right_answers(name):
    closed = {person: "sign in" if person == "visitor" else "not found" for person in EVERYONE}
    return {person: "open" if person in ROWS[name][0] else closed[person] for person in EVERYONE}


def test_every_address_has_a_row():
    missing = sorted({name for name, route in ALL if is_ours(name, route)} - set(ROWS))
    assert [without_a_row(name) for name in missing] == []


def test_every_row_has_an_address():
    assert sorted(set(ROWS) - {name for name, _route in ALL}) == []


def test_modules_are_part_of_the_walk():
    assert {module.slug for module in installed_modules()} <= OURS


@pytest.mark.parametrize("person", ["visitor", "clara"])
def test_the_admin_is_closed_to(person, client, people):
    """Wagtail's own screens too, whatever their address: a client finds nothing, a visitor is asked to sign in."""
    if people[person]:
        client.force_login(people[person])
    routes = {route for name, route in ALL if route.startswith("admin/") and "<" not in route and "(" not in route}
    routes.discard("admin/login/")
    codes = {client.get(f"/{route}", follow=person != "visitor").status_code for route in routes}
    assert codes == ({302} if person == "visitor" else {404})
