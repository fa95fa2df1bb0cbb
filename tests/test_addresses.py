"""docs/addresses.md says of every address where it is and who may open it; no document names one that isn't there."""

import re

import pytest

from coaching.modules import installed_modules
from coachsite.demo import urls as demo
from tests.documents import documents, spans
from tests.roles import CLARA, CLIENTS, EVERYONE, HER_COACH, STAFF
from tests.walks.routes import ALL, addresses, is_ours
from tests.walks.rows import ROWS

WHO = {
    "anyone": EVERYONE,
    "who is signed in": EVERYONE - {"visitor"},
    "clients": CLIENTS,
    "its client": CLARA,
    "its client, its coach": CLARA | HER_COACH,
    "coaches": STAFF,
    "its coach": HER_COACH,
    "its author": {"coach"},
    "the owner": {"owner"},
    "coaches, editors": STAFF | {"editor"},
    "editors": {"editor", "owner"},
}
ROUTES = [route for _name, route in [*ALL, *addresses(demo.urlpatterns, prefix="demo/")]] + ["styleguide/"]


def plain(route):
    """A path with `<>` for each part that varies, whether Django, a pattern or a document names it."""
    return "/" + re.sub(r"<[^>]*>|\([^()]*\)", "<>", route.strip("^/").removesuffix(r"\Z")) + ("/" if route.endswith("/") else "")


def documented():
    """{name: (method, path, who)} of the tables in docs/addresses.md."""
    row = r"^\| `([\w:-]+)` \| (?:(POST) )?`(\S+)` \| (.*) \|$"
    rows = re.findall(row, documents()["docs/addresses.md"], flags=re.MULTILINE)
    return {name: (method.lower() or "get", plain(path), WHO[who]) for name, method, path, who in rows}


def real(known):
    """The same of the addresses. Who may open one that the walk can't open at all is taken from the document."""
    ours = {name: route for name, route in ALL if is_ours(name, route) and not is_of_a_sample(name)}
    by_hand = {name: who for name, (_method, _path, who) in known.items()}
    return {name: (ROWS[name][2], plain(route), ROWS[name][0] or by_hand.get(name)) for name, route in ours.items()}


OF_OTHERS = {"docs/pretend-stripe.md"}  # its addresses are Stripe's


def is_of_a_sample(name):
    samples = {module.slug for module in installed_modules() if module.name.startswith("tests.")}
    return name.partition(":")[0].removesuffix("-public") in samples


def test_every_address_is_documented_with_who_may_open_it():
    known = documented()
    assert known == real(known)


@pytest.mark.parametrize("path", [path for path in documents() if path not in OF_OTHERS])
def test_every_address_in_a_document_exists(path):
    named = {span for span in spans(documents()[path]) if re.fullmatch(r"/[\w<>…./-]+", span)}
    there = [plain(route) for route in ROUTES]
    assert sorted(each for each in named if not any(re.match(as_pattern(each), route) for route in there)) == []


def as_pattern(address):
    """What begins like it; `<name>` stands for anything."""
    return re.sub("<[^>]*>", "[^/]+", re.escape(address.rstrip("…"))) + ("" if address.endswith(("/", "…")) else "$")
