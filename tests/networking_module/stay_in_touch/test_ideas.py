from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import Site

from coaching.website.models import ArticleIndexPage, ArticlePage, HomePage
from networking_module.stay_in_touch.ideas import ideas_by_kind
from tests.networking_module.factories import contact, touch


@pytest.fixture
def articles(db):
    """Three articles to pass on, the newest about timber."""
    root = Site.objects.get(is_default_site=True).root_page
    home = root if isinstance(root, HomePage) else root.add_child(instance=HomePage(title="Home", slug="h", headline="Hello"))
    index = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles-x"))
    titles = ["Timber bridges", "Talking to nurses", "Plain words"]
    for day, title in enumerate(reversed(titles), 1):
        index.add_child(instance=ArticlePage(title=title, date=date(2026, 11, day), may_be_passed_on=True))
    index.add_child(instance=ArticlePage(title="Unpublished", date=date(2026, 11, 9), live=False, may_be_passed_on=True))
    return titles


def sent(contact, slug):
    return [idea.text for group in ideas_by_kind(contact) if group.slug == slug for idea in group.ideas]


def test_ideas_start_from_what_is_shared(clara):
    someone = contact(clara, shared_school="Lakeside College", shared_place="Elm Street")
    assert ["Lakeside College" in sent(someone, "news")[0], "Elm Street" in sent(someone, "news")[1]] == [True, True]


def test_ideas_name_where_they_met_and_the_team_they_share(clara):
    met, team = contact(clara, how_we_met="The fair in May\nHall 2"), contact(clara, shared_employer="Lakeside")
    assert sent(met, "news") == ["News from where you met (“The fair in May”), or from someone you both know."]
    assert sent(team, "news") == ["News of your old team at Lakeside: who is still there, what has changed."]


def test_thanks_recall_what_they_helped_with(clara):
    someone = contact(clara)
    touch(someone, direction="they_helped", note="Told me of the volunteer desk")
    assert "volunteer desk" in ideas_by_kind(someone)[0].ideas[0].detail


def test_articles_that_fit_come_first_and_then_the_newest(clara, articles):
    someone = contact(clara, cares_about="night shifts of nurses")
    assert sent(someone, "article")[1:] == ["Talking to nurses", "Timber bridges", "Plain words"]


def test_without_articles_and_interests_there_is_no_such_kind(clara):
    assert "article" not in [group.slug for group in ideas_by_kind(contact(clara))]


def test_articles_that_nobody_marked_are_no_ideas(clara, articles):
    ArticlePage.objects.update(may_be_passed_on=False)
    assert "article" not in [group.slug for group in ideas_by_kind(contact(clara))]


def test_an_idea_is_noted_in_one_action(signed_in, clara, articles):
    someone, browser = contact(clara, "Anna Berg"), signed_in(clara)
    page = browser.get(reverse("networking:ideas", args=[someone.pk])).content.decode()
    assert "Timber bridges" in page
    facts = {"kind": "shared", "direction": "gave", "note": "Sent them “Timber bridges”"}
    answer = browser.post(reverse("networking:quick_log", args=[someone.pk]), facts)
    assert (answer["Location"], someone.touches.get().note) == (someone.get_absolute_url(), "Sent them “Timber bridges”")


def test_ideas_cost_the_same_queries_for_few_and_many_articles(clara, articles, queries_of):
    someone = contact(clara)
    few = queries_of(ideas_by_kind, someone)
    index = ArticleIndexPage.objects.get()
    for number in range(9):
        index.add_child(instance=ArticlePage(title=f"More {number}", date=date(2026, 10, 1), may_be_passed_on=True))
    assert queries_of(ideas_by_kind, someone) == few
