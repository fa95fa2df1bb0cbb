"""Nothing that a person, a program or a mistake can send breaks the site: every parameter of every form and address, with values
that have broken sites before.

The requests are found on the pages themselves, so a new form is walked at once. What the walk can't fill in, or no request of
it reads, fails here: add it to tests/walks/filled_in.py.
"""

import os

import pytest

from tests.walks import filled_in, twice
from tests.walks.reading import names_read, our_forms
from tests.walks.rows import ROWS
from tests.walks.values import EVERY, SHORT, Differing, Walk

pytestmark = pytest.mark.values

PARTS = 3


@pytest.fixture
def walk(found, db):
    return Walk(found, values())


def values():
    """How much is sent: the more, the longer it takes."""
    if os.environ.get("VALUES") == "every":
        return EVERY
    return Differing() if os.environ.get("SERVICES") else SHORT


@pytest.mark.parametrize("part", range(PARTS))
def test_no_value_breaks_anything(part, walk, record_property):
    for asked, seen in walk.part(part, PARTS):
        walk.try_all(asked, seen)
    if part == 0:
        walk.try_headers()
    record_property("values", walk.told())
    assert walk.broken == [], "\n".join(walk.broken)


def test_what_is_sent_twice_is_done_once(walk):
    assert twice.changes(walk) == {}


def test_the_walk_is_whole(walk):
    """One way through the pages answers all four questions."""
    gaps = [*unsuccessful(walk), *unsent_forms(walk), *untried_names(walk), *unposted_addresses(walk)]
    assert gaps == [], "\n".join(["Add these to tests/walks/filled_in.py:", *gaps])


def unsuccessful(walk):
    """Requests that fail before anything in them is wrong."""
    for asked, seen in walk.undone:
        yield f"{asked} answers {seen.response.status_code} {[dict(errors) for _form, errors in seen.forms if errors]}"


def unsent_forms(walk):
    sent = {base for asked, seen in walk.requests for form in succeeded(asked, seen) for base in form.__mro__}
    missing = our_forms() - sent
    yield from sorted(f"{form.__module__}.{form.__name__}" for form in missing if form.__name__ not in filled_in.UNSENT)


def succeeded(asked, seen):
    """The forms of a request that were filled in right, or may be wrong."""
    return [form for form, errors in seen.forms if not errors or asked.address in filled_in.EXCUSED]


def untried_names(walk):
    tried = {(kind, name) for _asked, seen in walk.requests for kind, names in seen.reads.items() for name in names}
    missing = {(kind, name, where) for (kind, name), where in names_read().items() if (kind, name) not in tried}
    yield from sorted(f"{kind} {name} of {where}" for kind, name, where in missing if name not in filled_in.UNREAD)


def unposted_addresses(walk):
    sent = {asked.address for asked, _seen in walk.requests if asked.method == "post"}
    yield from sorted({name for name, (_who, _needs, method) in ROWS.items() if method == "post"} - sent)
