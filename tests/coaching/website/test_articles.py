from datetime import date

import pytest
from django.urls import reverse

from coaching.website import models
from coaching.website.articles import articles_about
from tests.coaching.website import factories


@pytest.fixture
def index(db):
    return factories.page(models.ArticleIndexPage, factories.home())


def titles(words=""):
    return [article.title for article in articles_about(words)]


def test_only_articles_that_are_marked_are_given(index):
    factories.page(models.ArticlePage, index, title="For job seekers")
    factories.page(models.ArticlePage, index, title="For anyone", may_be_passed_on=True)
    assert titles() == ["For anyone"]


def test_an_article_is_not_marked_by_itself(index):
    assert not factories.page(models.ArticlePage, index).may_be_passed_on


def test_marked_articles_that_are_not_published_are_left_out(index):
    factories.page(models.ArticlePage, index, may_be_passed_on=True, live=False)
    assert titles() == []


def test_articles_that_fit_come_first(index):
    factories.page(models.ArticlePage, index, title="Timber", date=date(2026, 3, 3), may_be_passed_on=True)
    factories.page(models.ArticlePage, index, title="Night shifts", date=date(2026, 3, 1), may_be_passed_on=True)
    assert titles("shifts of nurses") == ["Night shifts", "Timber"]


@pytest.mark.parametrize(("wanted", "shown"), [("true", "To pass on"), ("false", "Not that")])
def test_editor_finds_the_marked_ones(wanted, shown, client, owner, index):
    factories.page(models.ArticlePage, index, title="To pass on", may_be_passed_on=True)
    factories.page(models.ArticlePage, index, title="Not that")
    client.force_login(owner.user)
    page = client.get(reverse("articles:index"), {"may_be_passed_on": wanted}).content.decode()
    assert [title for title in ("To pass on", "Not that") if title in page] == [shown]


@pytest.mark.parametrize(("who", "is_shown"), [("owner", True), ("other_coach", False)])
def test_list_of_articles_is_in_the_menu_of_those_who_edit_pages(who, is_shown, client, request, index):
    client.force_login(request.getfixturevalue(who).user)
    assert (reverse("articles:index") in client.get(reverse("wagtailadmin_home"), follow=True).content.decode()) == is_shown
