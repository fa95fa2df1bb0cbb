"""What public pages are called where a coach reads which of them led to a booking."""

import pytest
from django.urls import reverse

from coaching.practice.page_names import name_of, names_of
from coaching.website import models
from coaching.website.packages import url_of
from tests.coaching.booking import factories as booking_factories
from tests.coaching.website import factories


@pytest.fixture
def article(home):
    index = factories.page(models.ArticleIndexPage, home)
    return factories.page(models.ArticlePage, index, title="A two-way street")


def test_a_page_is_called_by_its_title(home, article):
    assert names_of({"/", article.get_url()}) == {"/": "Home page", article.get_url(): "A two-way street"}


def test_a_page_with_a_new_title_and_a_new_address_is_found_by_the_old_one(article, django_capture_on_commit_callbacks):
    before = article.get_url()
    article.title, article.slug = "Both ways", "both-ways"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    after = models.ArticlePage.objects.get(pk=article.pk).get_url()
    assert (before == after, names_of({before, after})) == (False, {before: "Both ways", after: "Both ways"})


def test_a_page_that_is_not_published_anymore_says_so(article):
    article.unpublish()
    assert name_of(article.get_url()) == "A two-way street (not published anymore)"


def test_a_deleted_page_is_called_by_its_path(article):
    url = article.get_url()
    article.delete()
    assert name_of(url) == url


def test_pages_that_nobody_edits_have_names_too(coach):
    package, call = factories.package(), booking_factories.appointment_type(coach=coach)
    named = {
        reverse("website:packages"): "Packages and prices",
        url_of(package): "Four sessions",
        call.get_absolute_url(): "Booking page: Free consultation",
        reverse("booking:coach", args=[coach.slug]): "Booking page: Dana Reyes",
    }
    assert names_of(set(named)) == named


def test_many_pages_cost_as_many_queries_as_one(home, django_assert_num_queries):
    pages = [factories.page(models.StandardPage, home).get_url() for _page in range(4)]
    names_of(pages[:1])
    with django_assert_num_queries(2):
        names_of(pages[:1])
    with django_assert_num_queries(2):
        names_of(pages)
