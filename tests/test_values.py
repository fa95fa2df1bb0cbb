"""Nothing that a person, a program or a mistake can send breaks the site: every parameter of every form and address, with values
that have broken sites before.

The requests are found on the pages themselves, so a new form is walked at once. What the walk can't fill in, or no request of
it reads, fails here: add it to tests/walks/filled_in.py.
"""

import os

import pytest

from tests.databases import is_sqlite
from tests.walks import twice
from tests.walks.summary import say
from tests.walks.values import FULL, SHORT, Walk

pytestmark = pytest.mark.values

PARTS = 4


@pytest.fixture
def walk(people, states):
    return Walk(people, states, SHORT if is_sqlite() else FULL)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_value_breaks_anything(part, walk, request):
    for asked, seen in walk.part(part, PARTS):
        walk.try_all(asked, seen)
        if os.environ.get("WATCH"):
            open(os.environ["WATCH"] + str(part), "a").write("\n".join([f"# {asked}", *walk.broken[-100:], ""]))
    say(request, walk.tried)
    assert walk.broken == []


def test_sent_twice_does_it_once(people, states):
    w = Walk(people, states, SHORT)
    found = twice.changes(w)
    open("/tmp/vals/twice.txt", "w").write("\n".join(f"{a}: {b}" for a, b in found.items()))
    assert found == {}
