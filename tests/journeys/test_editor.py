"""The site's editor in a real browser: a color, what a page's form fills in, a picture's words, a site that moves in."""

import re

import pytest
from playwright.sync_api import expect

from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings
from coaching.website.models import ArticleIndexPage, ArticlePage
from tests.coaching.website.moving_in.test_isolated import RSS
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser

SETTINGS = "/admin/settings/coaching/practicesettings/"


@pytest.fixture
def dana(person, site):
    """The owner, signed in. The editor is Wagtail's own: axe is not asked about it."""
    found = person()
    found.look_with_axe, found.look = found.look, lambda: found.page
    come_in(found, Coach.objects.get().user)
    return found


def color_of(page, selector):
    return page.locator(selector).first.evaluate("each => getComputedStyle(each).backgroundColor")


def test_a_color_is_chosen_seen_at_once_and_put_back(dana):
    page = dana.go(SETTINGS)
    before = color_of(dana.go("/"), "main .button-primary")
    page = dana.go(SETTINGS)
    page.locator("[name=brand_color]").fill("#1a6b3c")
    expect(page.get_by_text(re.compile(r"can be read on a light page: \d"))).to_be_visible()
    page.get_by_label("Pick a color").first.fill("#ffcc00")
    expect(page.locator("[name=brand_color]")).to_have_value("#ffcc00")
    expect(page.get_by_text("Too little contrast for words: 1.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("is the nearest color that can be read").first).to_be_visible()
    page.locator("[name=nearest_color]").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Practice updated.")).to_be_visible()
    chosen = PracticeSettings.objects.get().brand_color
    red, green, blue = (int(chosen[at : at + 2], 16) for at in (1, 3, 5))
    dana.go("/")
    assert dana.look_with_axe() is page
    assert color_of(page, "main .button-primary") == f"rgb({red}, {green}, {blue})"
    dana.go(SETTINGS)
    page.get_by_role("link", name="Earlier versions").click()
    page.get_by_role("button", name="Put back").last.click()
    expect(page.get_by_text("It is as it was then.")).to_be_visible()
    assert color_of(dana.go("/"), "main .button-primary") == before
    assert dana.problems == []


def test_a_new_article_has_its_date_and_its_address(dana):
    index = ArticleIndexPage.objects.get()
    page = dana.go(f"/admin/pages/add/coaching/articlepage/{index.pk}/")
    expect(page.locator("[name=date]")).not_to_have_value("")
    page.locator("[name=title]").fill("L'été des idées")
    page.get_by_role("tab", name="Found and shared").click()
    expect(page.locator("[name=slug]")).to_have_value(re.compile("t[eé]"))
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url(re.compile("/edit/"))
    assert ArticlePage.objects.get(draft_title="L'été des idées").slug


def test_a_site_moves_in_and_out_again(dana):
    page = dana.go("/admin/moving-in/")
    page.get_by_label("Your file").set_input_files({"name": "feed.xml", "mimeType": "text/xml", "buffer": RSS.encode()})
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_label("Ask for advice & listen")).to_be_checked()
    page.get_by_role("button", name="Take what is selected").click()
    expect(page.get_by_text("1 article moved in.")).to_be_visible()
    page.get_by_role("button", name="Undo this").click()
    expect(page.get_by_text("Nothing of it is on your site anymore.")).to_be_visible()
    assert not ArticlePage.objects.filter(slug="ask").exists()
    assert dana.problems == []
