"""What is kept of the site's pages, for whom, and that a change is seen at once, whoever makes it and whatever is away."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from coaching.practice import page_generations
from coaching.practice.models import PracticeSettings
from coaching.website import models
from coaching.website.navigation import SiteNavigation
from coachsite import page_cache
from tests.coaching.booking.factories import appointment_type, open_week
from tests.coaching.website import factories
from tests.databases import is_sqlite
from tests.redis import cache_at, pass_time, redis  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["Redis", "no Redis"])
def kept(request, settings):
    """Pages are kept, in Redis or in this process."""
    settings.PAGES_KEPT = 900
    url = request.getfixturevalue("redis").url if request.param == "Redis" else ""
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": [url] if url else []}}
    return request.param


@pytest.fixture
def in_redis(settings, cache_at, redis):  # noqa: F811
    settings.PAGES_KEPT = 900
    cache_at(redis.url)
    return redis


@pytest.fixture
def page(transactional_db):
    """A page with a bit of everything, on a site that has its settings: the first page of all makes them."""
    PracticeSettings.load()
    SiteNavigation.load()
    home = factories.home()
    body = [
        ("text", "<p>As it was</p>"),
        ("testimonials", {"testimonials": [factories.testimonial().pk]}),
        ("packages", {"packages": [factories.package().pk]}),
    ]
    return factories.page(models.StandardPage, home, title="Ways to work", body=body)


def read(page, visitor=None):
    """What a visitor reads, a new one unless it is said who."""
    return (visitor or Client()).get(page.get_url()).content.decode()


def queries(page):
    with CaptureQueriesContext(connection) as asked:
        read(page)
    return len(asked)


def retitle(page, title):
    page.title = title
    page.save_revision().publish()


def elsewhere(code):
    """Runs `code` in another process, as the worker is one, with the same database and cache."""
    name = connection.settings_dict["NAME"]
    database = f"sqlite:///{name}" if is_sqlite() else re.sub(r"/\w+$", f"/{name}", os.environ["DATABASE_URL"])
    redis_url = "".join(project.CACHES["default"]["LOCATION"])
    env = {**os.environ, "DATABASE_URL": database, "REDIS_URL": redis_url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", f"import django; django.setup()\n{code}"], cwd=project.BASE_DIR, env=env, check=True)


def test_the_second_visitor_costs_no_query_with_redis_and_one_without(kept, page):
    first = read(page)
    assert read(page) == first
    assert queries(page) == {"Redis": 0, "no Redis": 1}[kept]


def test_what_the_worker_publishes_is_seen_at_the_next_request(kept, page):
    page.title = "As planned"
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert "As planned" not in read(page)
    elsewhere("from django.core.management import call_command; call_command('publish_scheduled')")
    assert "As planned" in read(page)


def change_settings():
    practice = PracticeSettings.load()
    practice.tagline = practice.name = "Another name"
    practice.save()


def change_navigation():
    navigation = SiteNavigation.load()
    navigation.footer = [("link", {"page": Page.objects.get(title="Ways to work"), "title": "Down here"})]
    navigation.save()


def change_price():
    package = factories.Package.objects.get()
    package.price = 77700
    package.save()


def take_consent_back():
    testimonial = factories.Testimonial.objects.get()
    testimonial.consent = False
    testimonial.save()


CHANGES = {
    "settings": (change_settings, "Another name", True),
    "navigation": (change_navigation, "Down here", True),
    "price": (change_price, "777", True),
    "consent": (take_consent_back, "It helped.", False),
    "testimonial": (lambda: factories.Testimonial.objects.get().delete(), "It helped.", False),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_what_it_shows_is_seen_at_the_next_request(name, kept, page):
    change, words, are_there = CHANGES[name]
    assert (words in read(page)) is not are_there
    change()
    assert (words in read(page)) is are_there


def test_unpublishing_moving_and_closing_it_are_seen_at_the_next_request(kept, page):
    other = factories.page(models.StandardPage, page.get_parent(), title="Other")
    assert read(page)
    page.move(other, pos="last-child")
    assert Client().get(page.url_path).status_code == 404
    moved = Page.objects.get(pk=page.pk)
    assert "As it was" in read(moved)
    closed = PageViewRestriction.objects.create(page=moved, restriction_type="login")
    assert Client().get(moved.get_url()).status_code == 302
    closed.delete()
    assert "As it was" in read(moved)
    moved.unpublish()
    assert Client().get(moved.get_url()).status_code == 404


def test_a_change_that_is_taken_back_changes_nothing(kept, page):
    read(page)
    with transaction.atomic():
        retitle(page, "Never")
        transaction.set_rollback(True)
    assert queries(page) == {"Redis": 0, "no Redis": 1}[kept]


def test_a_draft_leaves_what_visitors_read_kept(kept, page):
    read(page)
    page.title = "Only a draft"
    page.save_revision()
    assert queries(page) == {"Redis": 0, "no Redis": 1}[kept]


@pytest.mark.parametrize(("guarded", "seen"), [(True, "After"), (False, "Ways to work")])
def test_a_page_made_beside_a_change_is_not_found_again(guarded, seen, kept, page, monkeypatch):
    """The control: kept under the word of after the change, the old page would stay."""
    make = models.StandardPage.serve
    changed = []

    def made_beside_a_change(self, request):
        response = make(self, request).render()
        if not changed:
            changed.append(retitle(models.StandardPage.objects.get(pk=page.pk), "After"))
        return response

    monkeypatch.setattr(models.StandardPage, "serve", made_beside_a_change)
    if not guarded:
        late = lambda request: f"page:{request.path}:{page_generations.current() if changed else ''}"  # noqa: E731
        monkeypatch.setattr(page_cache, "_keys", lambda request: [late(request)] * 2)
        monkeypatch.setattr(page_cache, "cache", KeyedLate(late, page))
    assert "<h1>Ways to work</h1>" in read(page)
    assert f"<h1>{seen}</h1>" in read(page)


class KeyedLate:
    """A cache as one would have it who reads the word only when the page is stored."""

    def __init__(self, key, page):
        self.key = lambda: key(type("Asked", (), {"path": page.get_url()}))

    def get_many(self, keys):
        return cache.get_many([self.key()])

    def set(self, key, value, seconds):
        cache.set(self.key(), value, seconds)


def test_redis_gone_and_back_shows_nothing_old(in_redis, page, pass_time):  # noqa: F811
    read(page)
    in_redis.freeze()  # keeps what it knows, unlike one that is killed
    retitle(page, "Meanwhile")
    assert "Meanwhile" in read(page)
    in_redis.thaw()
    pass_time()
    assert "Meanwhile" in read(page)


def test_a_change_by_a_process_that_cannot_reach_redis_is_seen_once_redis_is_not_believed(in_redis, page):
    read(page)
    unreachable = "django.conf.settings.CACHES['default']['LOCATION'] = ['redis://127.0.0.1:9/0']"
    rename = f"p = Page.objects.get(pk={page.pk}).specific; p.title = 'From there'; p.save_revision().publish()"
    elsewhere(f"from wagtail.models import Page\n{unreachable}\n{rename}")
    cache.delete(page_generations.SHARED)  # as a minute does
    assert "From there" in read(page)


def test_redis_without_the_word_asks_the_database_once(in_redis, page):
    read(page)
    cache.delete(page_generations.SHARED)
    read(page)
    assert queries(page) == 0


def test_a_word_read_before_a_change_never_replaces_the_one_after_it(in_redis, page, monkeypatch):
    stored = page_generations._stored

    def slow():
        word = stored()
        page_generations.renew()
        return word

    cache.delete(page_generations.SHARED)
    monkeypatch.setattr(page_generations, "_stored", slow)
    before = page_generations.current()
    assert page_generations.current() != before


def test_who_is_signed_in_reads_their_own_and_leaves_nothing(kept, page, clara):
    mine = Client()
    mine.force_login(clara.user)
    assert "Sign out" in read(page, mine)
    assert "Sign out" not in read(page)
    assert "Sign out" in read(page, mine)


def test_a_visitor_with_a_message_or_a_booking_gets_a_page_of_their_own(kept, page):
    read(page)
    for name in ("messages", "bookings", "orders", "sessionid"):
        visitor = Client()
        visitor.cookies[name] = "x"
        with CaptureQueriesContext(connection) as asked:
            read(page, visitor)
        assert len(asked) > 1, name


def test_free_times_are_asked_each_time(kept, page, coach):
    consultation = factories.page(models.ConsultationPage, page.get_parent(), title="Talk")
    assert "Booking opens again soon." in read(consultation)
    open_week(coach)
    appointment_type(coach=coach)
    assert "Booking opens again soon." not in read(consultation)
    assert queries(consultation) > 2


def test_parameters_that_a_page_does_not_read_keep_nothing(kept, page):
    path = page.get_url()
    Client().get(path)
    for address in (f"{path}?page=2", f"{path}?zone=Asia/Tokyo", f"{path}?utm_source=news"):
        for _again in range(2):
            with CaptureQueriesContext(connection) as asked:
                assert Client().get(address).status_code == 200
            assert len(asked) > 1, address


def test_of_a_list_the_pages_that_there_are_are_kept(kept, page):
    articles = factories.page(models.ArticleIndexPage, page.get_parent(), title="Articles")
    for _number in range(13):
        factories.page(models.ArticlePage, articles)
    costs = {}
    for number in ("1", "2", "3", "99999", "x"):
        for _again in range(2):
            with CaptureQueriesContext(connection) as asked:
                Client().get(f"{articles.get_url()}?page={number}")
        costs[number] = len(asked) <= 1
    assert costs == {"1": True, "2": True, "3": False, "99999": False, "x": False}


def test_a_preview_is_made_each_time(kept, page, owner):
    read(page)
    page.title = "Preview"
    assert "Preview" in page.make_preview_request().content.decode()


def test_hosts_have_pages_of_their_own(kept, page):
    read(page)
    with CaptureQueriesContext(connection) as asked:
        Client(headers={"host": "localhost"}).get(page.get_url())
    assert len(asked) > 1


def test_what_is_kept_is_what_was_made(kept, page):
    first, second = (Client().get(page.get_url()) for _time in range(2))
    assert (first.content, dict(first.items())) == (second.content, dict(second.items()))


SHOWN_OTHERWISE = {
    "coaching_cacheentry",  # the word itself
    "django_content_type",
    "wagtailimages_rendition",
    "coaching_rendition",  # made while a page is
    "wagtailcore_collection",
    "auth_user",  # who is paused: coaching/desk/helpers tells it, and signing in changes the row, too
}


def test_every_table_that_a_kept_page_reads_renews_it(kept, page):
    """What a page is made of is known: a new block's model is told to `coaching/website/shown.py`."""
    with CaptureQueriesContext(connection) as asked:
        for path in (page.get_url(), reverse("website:packages"), page.get_parent().get_url()):
            assert Client().get(path).status_code == 200
    read_ = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(each["sql"] for each in asked)))
    telling = {
        kind._meta.db_table
        for kind in connection.introspection.installed_models(connection.introspection.table_names())
        if issubclass(kind, tuple(page_generations.shown))
    }
    assert read_ - telling - SHOWN_OTHERWISE == set()
