"""An owner brings an existing site: old addresses by a CSV lead to new pages, articles of a feed come with their pictures."""

import pytest
from playwright.sync_api import expect

from coaching.people.models import Coach
from coaching.website.models import ArticleIndexPage, ArticlePage
from tests.coaching.website.moving_in.test_pictures import FEED, old_site  # noqa: F401 - a fixture
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser


@pytest.fixture
def dana(person, site):
    """The owner, signed in."""
    found = person()
    come_in(found, Coach.objects.get().user)
    return found


def choose(owner, name, text):
    """Reads a file, and stands before what is in it."""
    owner.go("/admin/moving-in/")
    owner.page.get_by_label("Your file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    owner.press("Read the file")
    return owner.page


def test_an_old_address_leads_to_the_new_page(person, dana):
    articles = ArticleIndexPage.objects.get().get_url()
    lines = ["Old address,New address", f"https://old.example/blog/,{articles}", f"https://old.example/news/,{articles}"]
    page = choose(dana, "old.csv", "\n".join([*lines, f"https://shop.example/cart/,{articles}", "/round/,/round/"]))
    dana.reads("shop.example")
    expect(page.get_by_text("line 4. Select them if that was your site, too.")).to_be_visible()
    expect(page.get_by_text("Line 5: It leads to itself.")).to_be_visible()
    assert page.get_by_role("checkbox").evaluate_all("all => all.map((each) => each.checked)") == [True, True, False, False]
    dana.press("Take what is selected")
    dana.reads("2 old addresses lead on.")
    visitor = person(phone=True)
    visitor.go("/blog/?from=a-letter")
    assert visitor.page.url.split("?")[0] == visitor.site + articles
    answer = visitor.page.request.get(f"{visitor.site}/cart/")
    assert answer.status == 404


def test_articles_of_a_feed_come_with_their_pictures(person, dana, old_site):  # noqa: F811
    draft = "<item><title>Plans</title><status>draft</status></item>"
    page = choose(dana, "feed.xml", FEED.replace("</channel>", f"{draft}</channel>"))
    dana.reads("1 entry is left out")
    expect(page.get_by_text("It is a draft.")).to_be_visible()
    dana.reads("with 2 pictures")
    dana.press("Take what is selected")
    dana.reads("1 article moved in.")
    dana.reads("2 pictures came along.")
    dana.reads("For 1 nobody has said what it shows")
    article = ArticlePage.objects.get(slug="one")
    block = [each for each in article.body if each.block_type == "picture"][-1]
    image = block.value["image"]
    image.description = "A bench under a tree"
    image.save()
    article.body.raw_data[-1]["value"]["image"]["alt_text"] = image.description
    article.save_revision().publish()
    visitor = person(phone=True)
    visitor.go("/one/")
    assert visitor.page.url == visitor.site + article.get_url()
    pictures = visitor.page.locator("main article img, main .blocks img")
    assert pictures.evaluate_all("all => all.map((each) => each.alt)") == ["Two hands hold a parcel", "A bench under a tree"]
    pictures.last.scroll_into_view_if_needed()
    visitor.until("() => [...document.querySelectorAll('main picture img')].every((each) => each.naturalWidth > 0)")
