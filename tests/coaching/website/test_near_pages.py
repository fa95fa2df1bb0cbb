import pytest
from wagtail.models import PageViewRestriction

from coaching.website import models
from tests.coaching.website import factories


@pytest.fixture
def pages(home):
    articles = factories.page(models.ArticleIndexPage, home, title="Articles")
    return [
        factories.page(models.ArticlePage, articles, title="Thanks that people keep"),
        factories.page(models.ArticlePage, articles, title="What to write after five years"),
        factories.page(models.StandardPage, home, title="A plan of thanks", live=False),
    ]


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    return answer.content.decode()


def test_a_mistyped_address_leads_to_the_page_that_was_meant(client, pages):
    page = read(client, "/article/thnaks-people-kept.html")
    assert "Perhaps you meant" in page
    assert pages[0].title in page
    assert pages[1].title not in page


def test_drafts_and_closed_pages_are_not_named(client, pages):
    PageViewRestriction.objects.create(page=pages[0], restriction_type="login")
    assert "hanks" not in read(client, "/thanks/")


def test_an_address_like_none_says_so(client, pages, consultation):
    page = read(client, "/wp-login.php")
    assert "Perhaps you meant" not in page
    assert "Go to the home page" in page
    assert f'href="{consultation.get_url()}"' in page


def test_a_place_of_ones_own_is_compared_with_nothing(client, pages, clara):
    client.force_login(clara.user)
    page = read(client, "/me/thanks/")
    assert "Perhaps you meant" not in page
    assert "Go to my practice" in page


def test_a_long_address_is_no_work(client, pages):
    read(client, "/" + "-".join(f"word{number}" for number in range(200)) + "/")
