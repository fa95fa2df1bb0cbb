"""Who may import whom: the house's one rule that keeps its walls where they are."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

from coaching.modules import installed_modules
from tests.module_rows import contract_of

ROOT = Path(__file__).resolve().parent.parent
COACHING = {
    "module_values": 0,
    "modules": 0,
    "signals": 0,
    "sweeping": 0,
    "storage": 0,
    "tables": 0,
    "practice": 0,
    "mail": 0,
    "signed_links": 0,
    "jobs": 0,
    "autosave": 1,
    "people": 1,
    "accounts": 1,
    "booking": 2,
    "exercises": 2,
    "files": 2,
    "payments": 3,
    "coaching_hours": 4,
    "goals": 4,
    "pipeline": 4,
    "progress": 4,
    "meetings": 5,
    "between_sessions": 5,
    "testimonials": 5,
    "privacy": 6,
    "client_area": 6,
    "website": 6,
    "desk": 7,
}
# Rooms of the ground that another room of the ground may use.
GROUND = {
    ("mail", "practice"),
    ("jobs", "practice"),
    ("jobs", "signals"),
    ("jobs", "storage"),
    ("jobs", "sweeping"),
    ("mail", "signals"),
    ("modules", "module_values"),
    ("practice", "modules"),
    ("practice", "signals"),
    ("practice", "storage"),
    ("signed_links", "mail"),
    ("signed_links", "practice"),
    ("storage", "sweeping"),
    ("tables", "jobs"),
    ("tables", "practice"),
}
# Django looks for these by name; they may use any room, and no room may use them.
GATHERING = {"models", "urls", "wagtail_hooks", "management", "templatetags", "apps", "migrations"}


@dataclass(frozen=True)
class App:
    """An app under its dotted name. `floors` has the numbers of its rooms; without any, there is no order to keep."""

    name: str
    folder: Path
    floors: dict[str, int]

    @classmethod
    def of(cls, module):
        return cls(module.name, Path(module.path), contract_of(module).FLOORS)

    @property
    def files(self):
        """Its source, without migrations and tests."""
        inside = ((path.relative_to(self.folder).parts, path) for path in sorted(self.folder.rglob("*.py")))
        return [path for parts, path in inside if "migrations" not in parts and parts[0] != "tests"]

    def imports(self, path):
        """Every module that a file imports when it runs, anywhere in it, as dotted names."""
        package = [*self.name.split("."), *path.relative_to(self.folder).parts[:-1]]
        for node in _running(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                above = package[: len(package) - node.level + 1] if node.level else []
                yield from (".".join([*above, *filter(None, [node.module]), alias.name]) for alias in node.names)

    def room(self, dotted):
        rest = dotted.removeprefix(f"{self.name}.")
        return rest.split(".")[0] if rest != dotted else None


def _running(node):
    """The nodes of a tree, without those that only a type checker reads."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            yield from (inside for other in child.orelse for inside in _running(other))
        else:
            yield from _running(child)


CORE = App("coaching", ROOT / "coaching", COACHING)
MODULES = [App.of(module) for module in installed_modules()]


def forbidden(app):
    """Imports against the order of an app's rooms; rooms that no floor names are above the others."""
    upper = max(app.floors.values(), default=0) + 1
    for path in app.files if app.floors else ():
        own = path.relative_to(app.folder).with_suffix("").parts[0]
        if own in GATHERING or own == "__init__":
            continue
        for name in app.imports(path):
            other = app.room(name)
            if other is None or other == own or (own, other) in GROUND:
                continue
            if other in GATHERING or app.floors.get(other, upper) >= app.floors.get(own, upper + 1):
                yield f"{path.relative_to(app.folder.parent)} imports {name}"


@pytest.mark.parametrize("app", [CORE, *MODULES], ids=lambda app: app.name)
def test_rooms_import_only_rooms_below_them(app):
    assert list(forbidden(app)) == []


@pytest.mark.parametrize("app", [CORE, *MODULES], ids=lambda app: app.name)
def test_an_app_never_imports_the_apps_above_it_nor_a_module_another(app):
    others = ("coachsite.", "tests.", *(f"{each.name}." for each in MODULES if each != app))
    found = {f"{path}: {name}" for path in app.files for name in app.imports(path) if f"{name}.".startswith(others)}
    assert {each for each in found if app.room(each.partition(": ")[2]) is None} == set()


def test_nothing_in_the_core_names_the_networking_module():
    texts = [path for path in (ROOT / "coaching").rglob("*") if path.suffix in {".py", ".html", ".js"}]
    texts += (ROOT / "templates" / "coaching").rglob("*.html")
    assert [path for path in texts if "networking" in path.read_text().lower()] == []


def test_payments_alone_imports_stripe():
    found = {path.parent.name for path in CORE.files for name in CORE.imports(path) if name.split(".")[0] == "stripe"}
    assert found == {"payments"}


@pytest.fixture
def flat(tmp_path):
    """`flat(code)` is an app with a file of that code on its ground floor."""

    def make(code):
        (tmp_path / "flat" / "ground").mkdir(parents=True)
        (tmp_path / "flat" / "ground" / "bad.py").write_text(code)
        return App("flat", tmp_path / "flat", {"ground": 0, "roof": 1})

    return make


@pytest.mark.parametrize(
    "code", ["def f():\n    from flat.roof import tiles\n", "from ..roof import tiles\n", "from flat import roof\nroof.tiles\n"]
)
def test_the_walk_finds_a_forbidden_import(flat, code):
    assert [each.partition(" imports ")[0] for each in forbidden(flat(code))] == ["flat/ground/bad.py"]


def test_the_walk_lets_an_import_for_types_alone_through(flat):
    code = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from flat.roof import tiles\n"
    assert list(forbidden(flat(code))) == []


def test_the_walk_finds_an_import_that_runs_beside_one_for_types(flat):
    code = "if TYPE_CHECKING:\n    from flat.roof import tiles\nelse:\n    from flat.roof import tiles\n"
    assert [each.partition(" imports ")[0] for each in forbidden(flat(code))] == ["flat/ground/bad.py"]


def test_the_walk_finds_a_room_without_a_floor(flat):
    assert list(forbidden(flat("from flat.attic import boxes\n"))) == ["flat/ground/bad.py imports flat.attic.boxes"]
