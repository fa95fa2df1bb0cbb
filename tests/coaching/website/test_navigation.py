import json

import pytest

from coaching.website import models, navigation
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
