"""Who may import whom: the house's one rule that keeps its walls where they are."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COACHING = {
    "modules": 0,
    "signals": 0,
    "practice": 0,
    "mail": 0,
    "signed_links": 0,
    "jobs": 0,
    "people": 1,
    "accounts": 1,
    "booking": 2,
    "exercises": 2,
    "payments": 3,
    "pipeline": 4,
    "progress": 4,
    "privacy": 5,
    "client_area": 5,
    "desk": 5,
    "website": 5,
}
NETWORKING = {
    "principles": 0,
    "sharing": 0,
    "contacts": 1,
    "job_search": 2,
    "bring_value": 2,
    "stay_in_touch": 2,
    "have_a_conversation": 2,
}
# Rooms of the ground that another room of the ground may use.
GROUND = {
    ("mail", "practice"),
    ("jobs", "signals"),
    ("mail", "signals"),
    ("practice", "modules"),
    ("practice", "signals"),
    ("signed_links", "mail"),
    ("signed_links", "practice"),
}
# Django looks for these by name; they may use any room, and no room may use them.
GATHERING = {"models", "urls", "wagtail_hooks", "management", "templatetags", "apps", "migrations"}


def imports(path):
    """Every module that a file imports, anywhere in it, as dotted names."""
    package = ".".join(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parts, base] if base else parts)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def files(app):
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def room(dotted, app):
    parts = dotted.split(".")
    return parts[1] if parts[0] == app and len(parts) > 1 else None


def forbidden(app, levels, upper):
    """Imports against the order of an app's rooms; rooms above the named ones have the number `upper`."""
    for path in files(app):
        own = path.relative_to(ROOT / app).with_suffix("").parts[0]
        if own in GATHERING or own == "__init__":
            continue
        for name in imports(path):
            other = room(name, app)
            if other is None or other == own or (own, other) in GROUND:
                continue
            if other in GATHERING or levels.get(other, upper) >= levels.get(own, upper + 1):
                yield f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize(("app", "levels", "upper"), [("coaching", COACHING, 9), ("networking_module", NETWORKING, 3)])
def test_rooms_import_only_rooms_below_them(app, levels, upper):
    assert list(forbidden(app, levels, upper)) == []


@pytest.mark.parametrize(
    ("app", "others"), [("coaching", {"networking_module", "coachsite", "tests"}), ("networking_module", {"coachsite", "tests"})]
)
def test_an_app_never_imports_the_apps_above_it(app, others):
    found = [f"{path}: {name}" for path in files(app) for name in imports(path) if name.split(".")[0] in others]
    assert found == []


def test_nothing_in_the_core_names_the_networking_module():
    texts = [path for path in (ROOT / "coaching").rglob("*") if path.suffix in {".py", ".html", ".js"}]
    texts += (ROOT / "templates" / "coaching").rglob("*.html")
    assert [path for path in texts if "networking" in path.read_text().lower()] == []


def test_payments_alone_imports_stripe():
    found = {path.parent.name for path in files("coaching") for name in imports(path) if name.split(".")[0] == "stripe"}
    assert found == {"payments"}


def test_the_walk_finds_a_forbidden_import(monkeypatch, tmp_path):
    lower = tmp_path / "coaching" / "people"
    lower.mkdir(parents=True)
    (lower / "bad.py").write_text("def f():\n    from coaching.booking import models\n")
    monkeypatch.setattr("tests.test_imports.ROOT", tmp_path)
    assert list(forbidden("coaching", COACHING, 9)) == ["coaching/people/bad.py imports coaching.booking.models"]
