import re
from datetime import UTC, date, datetime
from html import unescape
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from coaching.practice.models import PracticeImage, PracticeSettings
from coaching.website import models
from tests import factories as people
from tests.coaching.website import factories
from tests.coaching.website.markup import canonical_of, meta_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def index(home):
    return factories.page(models.ArticleIndexPage, home, title="Articles", intro="Short pieces.")


@pytest.fixture
def write(index):
    """`write(title, *tags, **fields)` publishes an article about these."""

    def made(title, *tags, **fields):
        page = factories.page(models.ArticlePage, index, title=title, **fields)
        page.tags.set(tags)
        page.save()
        return page

    return made


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def titles(words):
    return re.findall(r"<h2><a href=\"[^\"]+\">([^<]+)</a></h2>", words)


def about(index, slug):
    return index.url + index.reverse_subpage("tag", args=[slug])


def test_articles_about_one_thing_have_a_list_of_their_own(client, index, write):
    write("Thanks", "Keeping in touch")
    write("Hello", "First messages")
    words = read(client, about(index, "keeping-in-touch"))
    assert (titles(words), "<h1>About Keeping in touch</h1>" in words) == (["Thanks"], True)


def test_a_thing_that_no_published_article_is_about_is_not_found(client, index, write):
    write("Draft", "Secret plans", live=False)
    assert "Secret plans" not in read(client, index.url)
    read(client, about(index, "secret-plans"), status=404)
    read(client, about(index, "nothing"), status=404)


def test_a_name_in_any_letters_has_an_address(client, index, write):
    write("Gespräch", "Gespräche führen")
    [link] = re.findall(r'href="([^"]+/about/[^"]+)"', read(client, index.url))
    assert titles(read(client, link)) == ["Gespräch"]


def test_a_long_list_about_one_thing_is_paged_and_each_page_has_its_own_address(client, index, write):
    for day in range(1, 14):
        write(f"Day {day}", "Days", date=date(2026, 1, day))
    second = read(client, about(index, "days") + "?page=2")
    assert titles(second) == ["Day 1"]
    assert canonical_of(second) == index.full_url + "about/days/?page=2"
    assert canonical_of(read(client, about(index, "days") + "?page=1&from=x")) == index.full_url + "about/days/"


def test_what_articles_are_about_is_listed_once_the_most_frequent_first(client, index, write):
    write("One", "Rare", "Often")
    write("Two", "Often")
    assert re.findall(r'/about/([^/]+)/"', read(client, index.url)) == ["often", "rare"]


def test_lists_ask_the_same_for_one_and_three_articles(client, index, write):
    counts = []
    for number in (1, 3):
        while models.ArticlePage.objects.count() < number:
            write(f"Article {number}", "First messages", author=None)
        read(client, index.url)
        with CaptureQueriesContext(connection) as captured:
            read(client, index.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def feed_of(client, index):
    response = client.get(index.url + "feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def texts(feed, path):
    return [each.text for each in feed.findall(path, ATOM)]


def test_the_feed_has_published_articles_the_newest_first(client, index, write):
    write("Older", date=date(2026, 1, 1))
    write("Newer", date=date(2026, 2, 1))
    write("Draft", date=date(2026, 3, 1), live=False)
    assert texts(feed_of(client, index), "a:entry/a:title") == ["Newer", "Older"]


def test_an_article_without_a_lead_is_summed_up_by_how_it_begins(client, index, write):
    body = [("text", f"<h2>Before</h2><p>Give &amp; ask.</p><p>{'Then more. ' * 30}</p>")]
    write("Moved in", intro="", body=body)
    assert texts(feed_of(client, index), "a:entry/a:summary") == [f"Give &amp; ask. {'Then more. ' * 13}Then…".replace(" …", "…")]


def test_the_feed_names_author_day_topics_and_full_addresses(client, index, write, coach):
    page = write("Thanks & <more>", "Keeping in touch", author=coach, intro="Short & sweet <b>.", date=date(2026, 2, 1))
    feed = feed_of(client, index)
    [entry] = feed.findall("a:entry", ATOM)
    assert texts(entry, "a:author/a:name") == ["Dana Reyes"]
    assert texts(entry, "a:published") == ["2026-02-01T12:00:00+00:00"]
    assert texts(entry, "a:title") == ["Thanks & <more>"]
    assert texts(entry, "a:summary") == ["Short &amp; sweet &lt;b&gt;."]
    assert [each.get("term") for each in entry.findall("a:category", ATOM)] == ["Keeping in touch"]
    assert [each.get("href") for each in entry.findall("a:link", ATOM)] == [page.full_url]
    assert [each.get("href") for each in feed.findall("a:link[@rel='self']", ATOM)] == [index.full_url + "feed/"]


def test_an_article_of_today_is_not_dated_to_come(client, index, write):
    with time_machine.travel(datetime(2026, 3, 1, 5, tzinfo=UTC), tick=False):
        write("Early", date=date(2026, 3, 1)).save_revision().publish()
    [entry] = feed_of(client, index).findall("a:entry", ATOM)
    assert texts(entry, "a:published") == texts(entry, "a:updated") == ["2026-03-01T05:00:00+00:00"]


def test_an_article_without_an_author_is_the_practices_in_the_feed(client, index, write):
    PracticeSettings.objects.create(name="Bridge Coaching")
    write("Thanks")
    assert texts(feed_of(client, index), "a:entry/a:author/a:name") == ["Bridge Coaching"]


def test_the_feed_is_named_in_the_head_of_list_and_article(client, index, write):
    link = f'type="application/atom+xml" title="Articles · Career Coaching" href="{index.full_url}feed/"'
    assert [link in read(client, page.url) for page in (index, write("Thanks"))] == [True, True]


def test_the_feed_asks_the_same_for_one_and_three_articles(client, index, write, coach):
    counts = []
    for number in (1, 3):
        while models.ArticlePage.objects.count() < number:
            write(f"Article {number}", "First messages", "Thanks", author=coach)
        feed_of(client, index)
        with CaptureQueriesContext(connection) as captured:
            feed_of(client, index)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_an_empty_list_has_an_empty_feed(client, index):
    assert texts(feed_of(client, index), "a:entry/a:title") == []


PARTS = [("text", "<h2>Begin</h2><p>x</p><h2>Begin</h2>"), ("steps", {"heading": "Then <go> on", "steps": []})]


def contents_of(words):
    return re.findall(r'<li><a href="#([^"]+)">(.*?)</a></li>', words)


def test_an_article_lists_its_parts_and_leads_to_each(client, write):
    words = client.get(write("Long", body=PARTS).url).content.decode()
    found = contents_of(words)
    assert found == [("part-begin", "Begin"), ("part-begin-no2", "Begin"), ("part-then-go-on", "Then &lt;go&gt; on")]
    assert [words.count(f'id="{anchor}"') for anchor, _title in found] == [1, 1, 1]


def test_a_short_article_has_no_list_of_parts(client, write):
    assert contents_of(client.get(write("Short", body=PARTS[1:]).url).content.decode()) == []


def test_what_leads_away_is_no_part_of_an_article(client, write, consultation):
    call = ("call_to_action", {"heading": "Come along", "text": "", "button": "Go", "page": None})
    words = client.get(write("Long", body=[*PARTS, call]).url).content.decode()
    assert ("Come along</h2>" in words, "Come along" in str(contents_of(words))) == (True, False)


@pytest.mark.parametrize(("words", "said"), [(3, "1 minute to read"), (500, "2 minutes to read")])
def test_an_article_says_how_long_it_takes(client, write, words, said):
    page = write("Long", body=[("text", f"<p>{'word ' * words}</p>")])
    assert said in read(client, page.url)


def test_an_author_with_a_page_is_linked(client, home, write, coach):
    page = write("Thanks", author=coach)
    assert "<strong>Dana Reyes</strong>" in read(client, page.url)
    about_dana = factories.page(models.CoachPage, home, coach=coach)
    assert f'<a href="{about_dana.url}" rel="author">Dana Reyes</a>' in read(client, page.url)
    about_dana.unpublish()
    assert "<strong>Dana Reyes</strong>" in read(client, page.url)


def test_related_articles_are_those_that_share_most(write):
    page = write("This", "a", "b")
    write("Shares none", date=date(2026, 5, 1))
    write("Shares one", "a", date=date(2026, 1, 1))
    write("Shares both", "a", "b", date=date(2026, 1, 1))
    write("A draft", "a", "b", live=False)
    assert [each.title for each in page.related()] == ["Shares both", "Shares one", "Shares none"]


def test_an_article_alone_relates_to_none(client, write):
    assert "Read next" not in read(client, write("Alone").url)


def test_an_article_ends_with_what_it_teaches(client, write, consultation):
    made = factories.exercise()
    page = write("Thanks", teaches=[("exercise", {"heading": "Try it", "exercise": made.pk})])
    assert "Name your gifts" in read(client, page.url)
    made.unpublish()
    assert "article-teaches" not in read(client, page.url)


def test_what_a_module_that_is_gone_brought_leaves_nothing_behind(client, write):
    page = write("Thanks", teaches=[("page_block", {"page_block": "gone.sample"})])
    assert "article-teaches" not in read(client, page.url)


def picture(title):
    return PracticeImage.objects.create(title=title, file=get_test_image_file())


def test_the_picture_that_is_shared_falls_back(client, write, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    in_text = {"image": {"image": picture("In text").pk, "alt_text": "x", "decorative": False}, "caption": "", "text": ""}
    page = write("Thanks", body=[("picture", in_text)])
    assert page.share_picture.title == "In text"
    page.picture = picture("Above")
    assert page.share_picture.title == "Above"
    page.share_image = picture("Chosen")
    page.save()
    said = meta_of(client.get(page.url).content.decode())
    assert (page.share_picture.title, said["twitter:card"]) == ("Chosen", "summary_large_image")
    assert said["og:image"].endswith(".fill-1200x630.format-jpeg.jpg")


def test_an_article_without_a_picture_is_shared_with_one_of_its_title(client, write):
    said = meta_of(client.get(write("Thanks").url).content.decode())
    assert (said["twitter:card"], "/share/" in said["og:image"]) == ("summary_large_image", True)


def test_an_editor_chooses_who_wrote_it(client, write, coach):
    page = write("Thanks")
    client.force_login(people.editor())
    words = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert f'<option value="{coach.pk}">Dana Reyes</option>' in words


def test_the_sitemap_names_the_lists(client, index, write):
    write("Thanks", "Keeping in touch")
    assert f"<loc>{index.full_url}about/keeping-in-touch/</loc>" in client.get("/sitemap.xml").content.decode()
