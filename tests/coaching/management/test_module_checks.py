"""What an author is told before a page breaks: how a module is called, and where it leads to."""

import pytest

import coaching
from coaching.management import module_checks
from coaching.management.module_checks import check_modules, slug_problem
from coaching.modules import Activity, ModuleConfig, NavigationItem, PageBlock, PublicPage


class ReadingModule(ModuleConfig):
    name, slug, title = "tests.coaching", "reading", "Reading"


@pytest.fixture
def reading(monkeypatch, settings):
    """The one installed module. It leads nowhere unless told otherwise."""
    settings.COACHING_MODULES = []
    module = ReadingModule("tests.coaching", coaching)
    monkeypatch.setattr(module_checks, "installed_modules", lambda: [module])
    return module


def said():
    return [(error.obj, error.id, error.msg) for error in check_modules(None)]


def test_nothing_is_said_of_the_installed_modules():
    assert said() == []


def test_nothing_is_said_of_a_module_that_does_nothing(reading):
    assert said() == []


def test_slug_that_is_missing_is_said_with_the_app(reading):
    reading.slug = ""
    assert said() == [
        (
            "tests.coaching",
            "coaching.E002",
            "Its config has no `slug`. Give it one, such as “interview-training”: it names rows, addresses and templates.",
        )
    ]


@pytest.mark.parametrize("slug", ["Reading", "read_ing", "read--ing", "-reading", "2nd", "été", "a/b", "a" * 31])
def test_slug_that_is_none_is_refused(slug):
    assert slug_problem(slug, []) == (
        f"“{slug}” can't be a module's slug. Take small letters, digits and single hyphens, 30 at most, beginning with a letter: "
        "interview-training."
    )


def test_slug_of_another_module_is_refused(reading, monkeypatch):
    twin = ReadingModule("tests.coaching", coaching)
    monkeypatch.setattr(module_checks, "installed_modules", lambda: [reading, twin])
    assert [sentence for _app, _id, sentence in said()] == ["Another module has the slug “reading”. Take another one."] * 2


@pytest.mark.parametrize("slug", ["exercises", "booking", "accounts"])
def test_slug_whose_addresses_are_the_cores_is_refused(slug):
    assert slug_problem(slug, []) == f"The addresses below /{slug}/ or /me/{slug}/ are taken. Take another name."


@pytest.mark.parametrize("slug", ["desk", "people"])
def test_slug_whose_url_namespace_is_the_cores_is_refused(slug):
    assert slug_problem(slug, []) == f"The url namespace “{slug}” is taken. Take another name."


@pytest.mark.parametrize("slug", ["reading", "interview-training", "a" * 30])
def test_slug_that_is_free_is_taken(slug):
    assert slug_problem(slug, ["writing"]) is None


@pytest.mark.parametrize("url", ["reading:pages", "exercises:do", "pages", ""])
def test_link_that_leads_nowhere_is_said(reading, url):
    reading.navigation = lambda: [NavigationItem("Pages", url)]
    reading.activities = lambda: [Activity("read", "Read a page", url, lambda clients, since, until: {})]
    reading.public_pages = lambda: [PublicPage("pages", "Pages", url)]
    assert said() == [
        ("tests.coaching", "coaching.E003", f"{method}(): no page has the url name “{url}”, without arguments.")
        for method in ("navigation", "activities", "public_pages")
    ]


def test_template_of_a_page_block_that_is_missing_is_said(reading):
    reading.page_blocks = lambda: [PageBlock("shelf", "Shelf", "reading/shelf.html"), PageBlock("base", "Base", "base.html")]
    assert said() == [("tests.coaching", "coaching.E003", "page_blocks(): there is no template “reading/shelf.html”.")]


def test_template_for_the_top_that_is_missing_is_said(reading):
    reading.page_blocks = lambda: [PageBlock("shelf", "Shelf", "base.html", at_top="reading/top.html")]
    assert said() == [("tests.coaching", "coaching.E003", "page_blocks(): there is no template “reading/top.html”.")]


@pytest.mark.parametrize("name", ["django.contrib.sites", "tests", "tests.coaching.apps.Reading"])
def test_app_that_is_no_module_is_said(reading, settings, name):
    settings.COACHING_MODULES = [name]
    assert [(error.obj, error.id) for error in check_modules(None)] == [(name, "coaching.E004")]


@pytest.mark.parametrize("name", ["tests.coaching", f"{__name__}.ReadingModule"])
def test_module_is_known_by_its_package_or_its_config(reading, settings, name):
    settings.COACHING_MODULES = [name]
    assert said() == []
