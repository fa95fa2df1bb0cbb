"""The contract, with whatever modules are installed: none is needed here."""

import inspect
import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import AppConfig
from django.conf import settings

import coaching.module_values
import coaching.modules
from coaching.modules import Activity, ModuleConfig, Progress, Track, activity, installed_modules, module
from tests.test_imports import CORE

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)


class ReadingModule(ModuleConfig):
    name, slug, title = "tests.coaching", "reading", "Reading"

    def activities(self):
        return [Activity("read", "Read a page", "reading:pages", lambda clients, since, until: {})]


@pytest.fixture
def install(monkeypatch):
    """`install(*names)` has these apps installed, in this order, and the reading module after them."""

    def install(*names):
        configs = [*map(AppConfig.create, names), ReadingModule("tests.coaching", coaching)]
        monkeypatch.setattr(coaching.modules, "apps", SimpleNamespace(get_app_configs=lambda: configs))

    return install


def test_modules_are_those_whose_config_is_one_in_order(install):
    install("tests.sample_module", "django.contrib.sites", "networking_module")
    assert [each.slug for each in installed_modules()] == ["journal", "networking", "reading"]


def test_modules_stand_in_the_order_of_the_settings(settings):
    found = [each.name for each in installed_modules()]
    assert found == [name for name in settings.INSTALLED_APPS if name in found]


def test_config_of_a_module_is_taken_by_the_name_of_its_package():
    assert type(AppConfig.create("tests.sample_module")).__name__ == "JournalModule"


def test_module_is_found_by_its_slug(install):
    install("tests.sample_module")
    assert module("journal").name == "tests.sample_module"


def test_module_that_is_gone_is_none(install):
    install()
    assert module("journal") is None


def test_activity_is_found_by_module_and_slug(install):
    install()
    assert activity("reading.read").title == "Read a page"


@pytest.mark.parametrize("reference", ["reading.sing", "gone.read", "reading", ""])
def test_activity_that_is_gone_is_none(install, reference):
    install()
    assert activity(reference) is None


def test_defaults_do_nothing():
    bare = ModuleConfig("coaching", coaching)
    assert bare.progress_of([], 12, NOW) == bare.export(None) == {}
    lists = (
        bare.navigation(),
        bare.client_urls(),
        bare.public_urls(),
        bare.activities(),
        bare.page_blocks(),
        bare.public_pages(),
        bare.starter_content(),
        bare.coach_sees(),
        bare.coach_never_sees(),
    )
    assert lists == ((),) * 9
    asked = (bare.attention([], NOW), bare.questions([], NOW), bare.next_steps([], NOW))
    assert asked == ((),) * 3
    assert (bare.coach_panel(None, NOW), bare.erase(None)) == (None, None)
    assert bare.done_today([], NOW) == bare.went_well([], NOW) == {}
    assert bare.progress_items(None, "", 12, NOW) == ()


def test_every_method_stands_in_the_table_for_authors():
    table = (
        (settings.BASE_DIR / "docs" / "modules.md").read_text().partition("## What a module may answer")[2].partition("\n## ")[0]
    )
    methods = {name for name, value in vars(ModuleConfig).items() if inspect.isfunction(value) and not name.startswith("_")}
    assert set(re.findall(r"^\| `(\w+)\(", table, re.MULTILINE)) == methods


def test_progress_adds_up():
    progress = Progress(Track("writing", "Writing"), [0, 2, 0, 1])
    assert progress.total == 3


def test_contract_imports_no_models():
    files = [Path(each.__file__) for each in (coaching.modules, coaching.module_values)]
    imported = {name.rpartition(".")[0] for file in files for name in CORE.imports(file)}
    own = {"coaching.module_values"}
    assert (
        imported
        == {"__future__", "collections.abc", "dataclasses", "datetime", "enum", "typing", "django.apps", "django.urls"} | own
    )


def test_core_names_no_module():
    """Nothing in the core knows which modules there are."""
    source = [path.read_text() for path in Path(coaching.__file__).parent.rglob("*.py")]
    assert [text for text in source if "networking" in text.lower()] == []
