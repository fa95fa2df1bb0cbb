import json
import re
from types import SimpleNamespace

import pytest

from coaching.modules import PublicPage
from coaching.website import models, module_pages, navigation
from tests.coaching.website import factories


@pytest.fixture
def home(db):
    return factories.home()


def arrange(*pages, title=""):
    links = [{"type": "link", "value": {"page": page.pk, "title": title}} for page in pages]
    models.SiteNavigation.objects.create(header=json.dumps(links))


def test_navigation_follows_the_editors_order(rf, home):
    first, second = (factories.page(models.StandardPage, home, title=title) for title in ("First", "Second"))
    arrange(second, first)
    assert [link["title"] for link in navigation.header_links(rf.get("/"))] == ["Second", "First"]


def test_navigation_prefers_the_editors_word(rf, home):
    arrange(factories.page(models.StandardPage, home, title="Long title"), title="Short")
    assert [link["title"] for link in navigation.header_links(rf.get("/"))] == ["Short"]


def test_navigation_leaves_out_drafts_and_deleted_pages(rf, home):
    draft, gone = factories.page(models.StandardPage, home, live=False), factories.page(models.StandardPage, home)
    arrange(draft, gone)
    gone.delete()
    assert navigation.header_links(rf.get("/")) == []


def test_navigation_marks_the_part_the_visitor_is_in(rf, home):
    parent = factories.page(models.StandardPage, home)
    child = factories.page(models.StandardPage, parent)
    arrange(parent, factories.page(models.StandardPage, home))
    links = navigation.header_links(rf.get(child.get_url()))
    assert [link["current"] for link in links] == [True, False]


def test_navigation_takes_the_same_queries_with_one_and_three_links(rf, home, django_assert_num_queries):
    pages = [factories.page(models.StandardPage, home) for _ in range(3)]
    arrange(pages[0])
    navigation.header_links(rf.get("/"))  # fills Wagtail's cache of site roots
    with django_assert_num_queries(3):
        navigation.header_links(rf.get("/"))
    models.SiteNavigation.objects.all().delete()
    arrange(*pages)
    with django_assert_num_queries(3):
        navigation.header_links(rf.get("/"))


def test_consultation_url_is_that_of_the_published_page(rf, home):
    page = factories.page(models.ConsultationPage, home)
    assert navigation.consultation_url(rf.get("/accounts/login/")) == page.get_url()


def test_consultation_url_says_which_page_leads_to_it_and_keeps_what_led_there(rf, home):
    url = factories.page(models.ConsultationPage, home).get_url()
    asked = ["/", "/about/", "/about/?from=/articles/two-way/", f"{url}?from=/about/", url]
    led = [navigation.consultation_url(rf.get(path)) for path in asked]
    assert led == [f"{url}?from=/", f"{url}?from=/about/", f"{url}?from=/articles/two-way/", f"{url}?from=/about/", url]


def test_consultation_url_is_empty_without_a_published_page(rf, home):
    factories.page(models.ConsultationPage, home, live=False)
    assert navigation.consultation_url(rf.get("/")) == ""


@pytest.fixture
def tea(monkeypatch):
    """A module with one public page, at an address that there is: the packages."""
    page = PublicPage("tea", "Tea", "website:packages", invites="Try it")
    module = SimpleNamespace(slug="tea", public_pages=lambda: [page])
    monkeypatch.setattr(module_pages, "installed_modules", lambda: [module])


def module_link(reference, title=""):
    return json.dumps([{"type": "module_page", "value": {"page": reference, "title": title}}])


def titles(links):
    return [(link["title"], link["url"]) for link in links]


def test_a_modules_page_that_is_linked_to_nowhere_is_in_the_footer(rf, home, tea):
    assert [titles(links(rf.get("/"))) for links in (navigation.header_links, navigation.footer_links)] == [
        [],
        [("Tea", "/packages/")],
    ]


@pytest.mark.parametrize(("title", "shown"), [("", "Tea"), ("Green tea", "Green tea")])
def test_an_editor_links_to_a_modules_page(rf, home, tea, title, shown):
    models.SiteNavigation.objects.create(header=module_link("tea.tea", title))
    assert titles(navigation.header_links(rf.get("/"))) == [(shown, "/packages/")]
    assert navigation.footer_links(rf.get("/")) == []


def test_a_link_to_the_page_of_a_module_that_is_gone_is_left_out(rf, home, tea):
    models.SiteNavigation.objects.create(header=module_link("coffee.cup"))
    assert navigation.header_links(rf.get("/")) == []


def test_two_messages_invite_to_a_modules_page_and_say_where_from(shown, tea):
    value = {"before": "Old", "before_note": "Asks", "after": "New", "after_note": "Gives", "invites_to": "tea.tea"}
    words = shown("rewrite", value)
    assert re.search(r'href="/packages/\?from=/page-\d+/">Try it</a>', words)
    assert "link-on" not in shown("rewrite", {**value, "invites_to": "gone.gone"})
