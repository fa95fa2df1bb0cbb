"""The site's editor in a real browser: a color, what a page's form fills in, an article for later, a site that moves in."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Revision

from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings
from coaching.signals import tick
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


def save(editor, button):
    editor.page.get_by_role("button", name="More actions").last.click()
    editor.page.get_by_role("button", name=button, exact=True).click()
    editor.page.wait_for_load_state()


def two_days_pass():
    """For what is scheduled, in the database alone."""
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.approved_go_live_at = timezone.now()
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at.isoformat()
    scheduled.save()
    tick.send(None, now=timezone.now())


def test_an_article_for_later_comes_then_and_is_found_by_its_old_name(dana, person, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # a button outruns it
    index, visitor = ArticleIndexPage.objects.get(), person(phone=True)
    page = dana.go(f"/admin/pages/add/coaching/articlepage/{index.pk}/")
    page.locator("[name=title]").fill("Thank you twice")
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.locator("#id_go_live_at").fill((timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M"))
    # By keyboard: the open picker may lie over the button.
    page.get_by_role("button", name="Save these times").press("Enter")
    save(dana, "Schedule to publish")
    dana.reads("scheduled for publishing.")
    article = ArticlePage.objects.get(draft_title="Thank you twice")
    old = f"{index.get_url()}thank-you-twice/"
    assert visitor.page.request.get(visitor.site + old).status == 404
    two_days_pass()
    visitor.go(old)
    visitor.page.get_by_role("heading", name="Thank you twice").wait_for()
    page = dana.go(f"/admin/pages/{article.pk}/edit/")
    page.locator("[name=title]").fill("Thanks, twice")
    page.get_by_role("tab", name="Found and shared").click()
    page.locator("[name=slug]").fill("thanks-twice")
    save(dana, "Publish")
    dana.reads("published.")
    visitor.go(old)
    assert visitor.page.url == f"{visitor.site}{index.get_url()}thanks-twice/"
    visitor.page.get_by_role("heading", name="Thanks, twice").wait_for()


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
