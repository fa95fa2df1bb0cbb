import pytest
from django.template import Context, Template
from django.urls import reverse

from coaching.payments.stripe_mode import is_test

STRIP = "No money moves"


@pytest.fixture
def testing(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test_1", ""


@pytest.mark.parametrize(
    ("key", "address", "expected"),
    [
        ("", "", False),
        ("", "http://127.0.0.1:9", False),
        ("sk_test_1", "", True),
        ("rk_test_1", "", True),
        ("sk_org_test_1", "", True),
        ("sk_live_test_1", "", False),
        ("rk_live_1", "", False),
        ("anything", "http://127.0.0.1:9", True),
        ("anything", "", False),
    ],
)
def test_a_key_says_whether_money_moves(settings, key, address, expected):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = key, address
    assert is_test() is expected


@pytest.mark.parametrize("name", ["payments:packages", "payments:sessions"])
def test_a_clients_pages_about_money_say_so(signed_in, clara, testing, name):
    assert STRIP in signed_in(clara).get(reverse(name)).content.decode()


def test_a_packages_page_for_visitors_says_so(client, testing, package):
    assert STRIP in client.get(reverse("website:packages")).content.decode()
    assert STRIP in client.get(reverse("website:package", args=[package.pk, "four-sessions"]), follow=True).content.decode()


@pytest.mark.parametrize("name", ["client_area:home", "client_area:preferences"])
def test_other_pages_of_a_client_do_not(signed_in, clara, testing, name):
    assert STRIP not in signed_in(clara).get(reverse(name)).content.decode()


@pytest.mark.parametrize(
    "name", ["books_admin:list", "books_admin:months", "wagtailadmin_home", "wagtailsnippets_coaching_package:list"]
)
def test_a_coachs_pages_about_money_and_the_desk_say_so(signed_in, coach, testing, name):
    assert STRIP in signed_in(coach).get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", ["books_admin:list", "wagtailadmin_home"])
def test_with_a_live_key_nothing_is_said(signed_in, coach, settings, name):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_live_1", ""
    assert STRIP not in signed_in(coach).get(reverse(name)).content.decode()


def test_a_document_can_ask(testing):
    words = Template("{% load test_mode %}{% test_mode as testing %}{% if testing %}TEST{% endif %}").render(Context())
    assert words == "TEST"
