"""Pages that are kept, and pages for what isn't there, in a real browser."""

import pytest

from coaching.practice.models import PracticeSettings
from coaching.website.models import ArticlePage

pytestmark = pytest.mark.browser


def test_a_visitor_reads_what_was_published_a_moment_ago(site, page):
    article = ArticlePage.objects.live().first()
    for _visit in range(2):
        page.goto(site + article.get_url())
    article.title = "Published a moment ago"
    article.save_revision().publish()
    practice = PracticeSettings.load()
    practice.name = "A practice with another name"
    practice.save()
    page.reload()
    assert page.locator("h1").inner_text() == "Published a moment ago"
    assert page.locator(".brand").inner_text() == "A practice with another name"


def test_the_month_fits_the_smallest_phone(site, page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/consultation/")
    assert page.locator(".month").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_mistyped_address_leads_on(site, page):
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.goto(f"{site}/artcle/two-way-stret").status == 404
    page.get_by_role("link", name="Networking is a two-way street").click()
    assert page.locator("h1").inner_text() == "Networking is a two-way street"


def test_paper_says_where_links_lead(site, page):
    page.goto(f"{site}/articles/two-way-street/")
    page.emulate_media(media="print")
    said = page.evaluate("getComputedStyle(document.querySelector('main p > a'), '::after').content")
    assert "/articles/" in said
    assert page.locator(".print-only").is_visible()
