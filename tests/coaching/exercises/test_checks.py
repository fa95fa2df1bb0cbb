from django.core.checks import run_checks

from coaching.exercises import checks
from coaching.modules import ModuleConfig


def ours():
    return [each for each in run_checks() if each.id == "coaching.E001"]


def test_what_the_installed_modules_bring_is_right():
    assert ours() == []


def test_a_wrong_block_fails_at_check(monkeypatch):
    import tests.coaching

    class Reading(ModuleConfig):
        name, slug, title = "tests.coaching", "reading", "Reading"

        def starter_content(self):
            return [{"key": "page", "title": "A page", "prompts": [("essay", {})]}]

    monkeypatch.setattr(checks, "installed_modules", lambda: [Reading("tests.coaching", tests.coaching)])
    [error] = ours()
    assert str(error).startswith("tests.coaching: (coaching.E001) Exercise “page”: prompt 1: there is no block “essay”.")
