"""The public pages of packages."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coaching.payments.models import Package
from coaching.practice.models import PracticeSettings
from coaching.website import buying
from coaching.website.packages import url_of
from tests import factories as people
from tests.coaching.booking import factories as booking_factories
from tests.coaching.website import factories
from tests.coaching.website.markup import nodes_of
from tests.stripe import stripe

__all__ = ["stripe"]


@pytest.fixture
def package(db):
    return factories.package(description="A month or two.", validity_days=365)


def read(browser, package):
    return unescape(browser.get(url_of(package)).content.decode())


def signed_in_as(person):
    browser = Client()
    browser.force_login(person.user)
    return browser


def test_the_page_says_all_about_a_package(client, package):
    words = read(client, package)
    for part in ("<h1>Four sessions</h1>", "$520", "4 sessions, $130 each", "A month or two.", "Use them within one year."):
        assert part in words


def test_a_package_off_sale_has_no_page(client, package):
    Package.objects.update(is_active=False)
    assert client.get(url_of(package)).status_code == 404


def test_a_package_for_clients_alone_has_no_page(client, package):
    Package.objects.update(is_public=False)
    assert client.get(url_of(package)).status_code == 404


def test_a_number_beyond_any_row_is_not_found(client, package):
    assert client.get(f"/packages/{10**24}-four/").status_code == 404


@pytest.mark.parametrize(
    ("title", "slug"), [("Four sessions", "four-sessions"), ("Größe", "grosse"), ("四", "si"), ("…", "package")]
)
def test_the_address_has_the_title_where_it_can(package, title, slug):
    package.title = title
    assert url_of(package) == f"/packages/{package.pk}-{slug}/"


def test_an_older_address_opens_and_names_the_newest(client, package, settings):
    words = client.get(f"/packages/{package.pk}-older/").content.decode()
    assert f'<link rel="canonical" href="{settings.SITE_URL}{url_of(package)}">' in words


def test_the_list_shows_what_is_on_sale(client, package):
    factories.package(title="Gone", is_active=False)
    words = client.get("/packages/").content.decode()
    assert re.findall(r'<h2 class="card-title">(.+?)</h2>', words) == ["Four sessions"]


def test_the_list_says_when_nothing_is_on_sale(client, db):
    assert "Nothing is on sale right now." in client.get("/packages/").content.decode()


@pytest.mark.parametrize(
    ("currency", "price", "said"), [("USD", 52050, "520.50"), ("JPY", 52000, "52000"), ("CHF", 9000, "90.00")]
)
def test_search_engines_read_the_price_in_its_currency(client, db, currency, price, said):
    package = factories.package(currency=currency, price=price, title="A </script> title")
    page = client.get(url_of(package)).content.decode()
    [data] = nodes_of(page, "Offer")
    assert (data["price"], data["priceCurrency"]) == (said, currency)
    assert data["name"] == "A </script> title"


def test_shared_links_read_title_and_price(client, package):
    words = client.get(url_of(package)).content.decode()
    assert '<meta property="og:title" content="Four sessions">' in words
    assert '<meta name="description" content="4 sessions for $520. A month or two.">' in words


def test_the_sitemap_names_the_pages_of_what_is_on_sale(client, package, home, settings):
    settings.SITE_URL = "https://coach.example"
    gone = factories.package(title="Gone", is_active=False)
    words = client.get("/sitemap.xml").content.decode()
    assert "<loc>https://coach.example/packages/</loc>" in words
    assert f"<loc>https://coach.example{url_of(package)}</loc>" in words
    assert url_of(gone) not in words


def test_the_sitemap_names_no_empty_list(client, home):
    assert "/packages/" not in client.get("/sitemap.xml").content.decode()


def test_without_stripe_a_visitor_asks_in_the_consultation(client, package, consultation):
    words = read(client, package)
    assert f'class="button button-primary" href="{consultation.get_url()}?from={url_of(package)}">Ask about this</a>' in words
    assert ["One payment" in words, "Buy Four" in words] == [False, False]
    assert words.count('class="button button-quiet"') == 0


def test_without_a_consultation_a_visitor_asks_by_email(client, package):
    PracticeSettings.objects.update_or_create(defaults={"contact_email": "hello@coach.example"})
    assert 'href="mailto:hello@coach.example?subject=Four%20sessions">Ask about this</a>' in read(client, package)


def test_without_an_address_of_the_practice_a_call_is_the_way_to_ask(client, package, coach):
    call, words = booking_factories.appointment_type(coach=coach), read(client, package)
    assert (f'href="{call.get_absolute_url()}">Ask about this</a>' in words, coach.email in words) == (True, False)


def test_where_nobody_can_be_asked_there_is_no_button(client, package):
    words = read(client, package)
    assert ["Ask about this" in words, "Free consultation: choose a time" in words] == [False, False]


def test_a_client_buys_with_one_payment(stripe, package, clara, consultation):
    words = read(signed_in_as(clara), package)
    assert f'<form method="post" action="/me/packages/{package.pk}/buy/">' in words
    assert "Buy Four sessions for $520</button>" in words
    assert "One payment, no subscription." in words
    assert f'class="button button-quiet" href="{consultation.get_url()}?from={url_of(package)}"' in words


def test_what_is_paid_for_by_month_is_not_called_one_payment(stripe, clara):
    words = read(signed_in_as(clara), factories.package(instalments=4, release="with_each"))
    text = " ".join(words.split())
    assert "4 monthly payments of $130, $520 in all. They end by themselves. Each payment opens some of the sessions." in text
    assert ["Buy Four sessions in 4 monthly payments</button>" in words, "One payment" in words] == [True, False]


def test_the_page_has_the_terms_in_full(client, db):
    package = factories.package(conditions="For you alone.\n\nNot for resale.")
    words = read(client, package)
    assert "<h2>Terms</h2>" in words
    assert "<p>For you alone.</p>\n\n<p>Not for resale.</p>" in words


def test_a_visitor_buys_where_anyone_can(client, stripe, package, consultation, monkeypatch):
    monkeypatch.setattr(buying, "buy_url", lambda package: f"/buy/{package.pk}/")
    words = read(client, package)
    assert f'href="/buy/{package.pk}/">Buy Four sessions for $520</a>' in words
    assert "One payment, no subscription." in words
    assert f'class="button button-quiet" href="{consultation.get_url()}?from={url_of(package)}"' in words


def test_the_coach_of_the_practice_is_named_with_what_certifies_them(client, package):
    people.coach(name="Dana Reyes", certification="Certified Career Coach")
    assert "<strong>Dana Reyes</strong><br>Certified Career Coach" in read(client, package)


def test_of_several_coaches_none_is_named(client, package):
    people.coach(name="Dana Reyes")
    people.coach(name="Ira Levin")
    assert "Whom you work with" not in read(client, package)


def test_the_list_and_a_page_ask_the_same_for_any_number(client, package, consultation):
    counts = []
    for _round in range(2):
        for path in ("/packages/", url_of(package)):
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            counts.append(len(captured))
        for number in range(6):
            factories.package(title=f"Package {number}")
    assert counts[:2] == counts[2:]
