from datetime import date

import pytest

from coaching.website import models
from coaching.website.while_waiting import newest_article
from tests.coaching.booking import factories as bookings
from tests.coaching.website import factories


@pytest.fixture
def index(db):
    return factories.page(models.ArticleIndexPage, factories.home())


@pytest.fixture
def booking(coach):
    return bookings.booking(appointment_type=bookings.appointment_type(coach=coach))


def test_the_newest_article_is_suggested(index, booking):
    factories.page(models.ArticlePage, index, title="Old", date=date(2026, 1, 1))
    newest = factories.page(models.ArticlePage, index, title="New", date=date(2026, 2, 1))
    factories.page(models.ArticlePage, index, title="Draft", date=date(2026, 3, 1), live=False)
    found = newest_article(booking)
    assert (found.title, found.path) == ("New", newest.url)


def test_the_article_that_led_to_the_booking_is_not(index, booking):
    older = factories.page(models.ArticlePage, index, title="Old", date=date(2026, 1, 1))
    booking.source = factories.page(models.ArticlePage, index, title="New", date=date(2026, 2, 1)).url
    assert newest_article(booking).path == older.url


def test_without_articles_nothing_is(db, booking):
    assert newest_article(booking) is None
