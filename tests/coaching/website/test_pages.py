import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.website import models
from tests.coaching.website import factories
from tests.coaching.website.markup import nodes_of

BELOW = {"ServicePage", "CoachPage", "SampleRecapPage", "FaqPage", "FormPage"}


@pytest.fixture
def home(db):
    return factories.home(intro="Both ways.", promise="Nothing to decide.")


def html(client, page):
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def test_home_page_shows_headline_and_lead(client, home):
    words = html(client, home)
    assert "<h1>Two ways</h1>" in words
    assert "Both ways." in words


@pytest.mark.parametrize(
    "model", [models.StandardPage, models.ServicePage, models.ArticleIndexPage, models.FaqPage, models.ConsultationPage]
)
def test_page_shows_title_lead_and_text(client, home, model):
    page = factories.page(model, home, title="About us", intro="Who we are.", body=[("text", "<p>Long ago.</p>")])
    words = html(client, page)
    assert "About us</h1>" in words
    assert "Who we are." in words
    assert "<p>Long ago.</p>" in words


def test_article_shows_its_date_and_its_place(client, home):
    index = factories.page(models.ArticleIndexPage, home, title="Articles")
    article = factories.page(models.ArticlePage, index, date=date(2026, 11, 9))
    words = html(client, article)
    assert '<time datetime="2026-11-09">November 9, 2026</time>' in words
    assert index.get_url() in words


def test_article_index_lists_published_articles_newest_first(client, home):
    index = factories.page(models.ArticleIndexPage, home)
    factories.page(models.ArticlePage, index, title="Older", date=date(2026, 1, 1))
    factories.page(models.ArticlePage, index, title="Newer", date=date(2026, 2, 1))
    factories.page(models.ArticlePage, index, title="Draft", date=date(2026, 3, 1), live=False)
    assert re.findall(r'<h2><a href="[^"]+">(\w+)</a></h2>', html(client, index)) == ["Newer", "Older"]


def test_article_index_says_when_it_is_empty(client, home):
    assert "Nothing here yet." in html(client, factories.page(models.ArticleIndexPage, home))


def test_article_index_pages_what_grows(client, home):
    index = factories.page(models.ArticleIndexPage, home)
    for day in range(1, 14):
        factories.page(models.ArticlePage, index, title=f"Day {day}", date=date(2026, 1, day))
    first, second = html(client, index), client.get(index.get_url() + "?page=2").content.decode()
    assert (first.count("Day "), second.count("Day ")) == (12, 1)
    assert "Page 1 of 2" in first


def test_faq_shows_questions_and_tells_search_engines(client, home):
    question = {"question": "Is it </script> free?", "answer": "<p>Yes, it is.</p>"}
    words = html(client, factories.page(models.FaqPage, home, questions=[("question", question)]))
    assert "<summary>Is it &lt;/script&gt; free?</summary>" in words
    [asked] = nodes_of(words, "FAQPage")
    assert asked["mainEntity"][0]["name"] == "Is it </script> free?"
    assert asked["mainEntity"][0]["acceptedAnswer"]["text"] == "Yes, it is."


def test_service_shows_for_whom(client, home):
    assert "Seniors" in html(client, factories.page(models.ServicePage, home, audience="Seniors"))


def test_page_describes_itself_to_search_engines(client, home):
    page = factories.page(models.StandardPage, home, title="About", intro="Who we are.")
    words = html(client, page)
    assert '<meta name="description" content="Who we are.">' in words
    assert f'<link rel="canonical" href="{page.get_full_url()}">' in words
    assert '<meta property="og:title" content="About">' in words


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (models.HomePage, {"StandardPage", *BELOW, "ArticleIndexPage", "ConsultationPage"}),
        (models.StandardPage, {"StandardPage", *BELOW}),
        (models.ArticleIndexPage, {"ArticlePage"}),
        (models.ArticlePage, set()),
        (models.ServicePage, set()),
        (models.CoachPage, set()),
        (models.SampleRecapPage, set()),
        (models.FormPage, set()),
        (models.FaqPage, set()),
        (models.ConsultationPage, set()),
    ],
)
def test_page_allows_children(parent, children):
    assert {model.__name__ for model in parent.allowed_subpage_models()} == children


def test_page_takes_the_same_queries_with_one_and_three_blocks(client, home):
    targets = [factories.page(models.StandardPage, home) for _ in range(3)]
    cards = [{"title": f"Card {page.pk}", "text": "x", "page": page.pk} for page in targets]
    said = [factories.testimonial(name=name).pk for name in "ABC"]
    pages = [
        factories.page(
            models.StandardPage,
            home,
            body=[
                ("columns", {"heading": "", "cards": cards[:number]}),
                ("testimonials", {"heading": "", "testimonials": said[:number]}),
            ],
        )
        for number in (1, 3)
    ]
    html(client, home)
    queries = [_count(client, page) for page in pages]
    assert queries[0] == queries[1]


def _count(client, page):
    with CaptureQueriesContext(connection) as captured:
        html(client, page)
    return len(captured)
