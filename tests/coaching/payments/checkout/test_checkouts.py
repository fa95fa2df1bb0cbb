import pytest
from django.db import connection

from coaching.payments import stripe_api
from coaching.payments.checkout import checkouts
from coaching.payments.models import Checkout
from coachsite.demo.pretend_stripe import sessions
from tests.coachsite.demo.pretend_stripe import description


def sent(stripe):
    """The parameters of the one session that was asked for."""
    [(body, _session)] = stripe.answers.values()
    return sessions.nested(body)


def test_start_gives_the_address_of_the_payment_page(stripe, package, clara):
    url = checkouts.start(client=clara, package=package)
    assert url == stripe.find(Checkout.objects.get().session_id)["url"]


def test_start_sends_only_what_stripe_describes(stripe, begun):
    assert description.form_problems(description.SESSIONS, sent(stripe)) == []


def test_start_sends_price_owner_and_where_to_come_back_to(stripe, begun, settings):
    params = sent(stripe)
    assert params["client_reference_id"] == str(begun.pk)
    assert params["customer_email"] == "clara@example.org"
    assert params["line_items"] == [
        {"price_data": {"currency": "usd", "unit_amount": "52000", "product_data": {"name": "Four sessions"}}, "quantity": "1"}
    ]
    assert params["success_url"] == f"{settings.SITE_URL}/me/packages/thanks/?session={{CHECKOUT_SESSION_ID}}"
    assert params["cancel_url"] == f"{settings.SITE_URL}/me/packages/"


def test_start_sends_its_own_idempotency_key(stripe, begun):
    assert list(stripe.answers) == [str(begun.idempotency_key)]


def test_start_copies_the_terms(begun, package):
    package.title, package.sessions, package.price, package.currency = "Other", 1, 1, "EUR"
    package.save()
    begun.refresh_from_db()
    assert (begun.title, begun.sessions, begun.price, begun.currency) == ("Four sessions", 4, 52000, "USD")


def test_start_without_an_answer_raises_a_named_error(settings, package, clara):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test", "http://127.0.0.1:9"
    with pytest.raises(stripe_api.StripeProblem):
        checkouts.start(client=clara, package=package)


@pytest.mark.django_db(transaction=True)
def test_start_speaks_to_stripe_outside_any_transaction(stripe, package, clara, monkeypatch):
    inside = []

    def create(params, key):
        inside.append(connection.in_atomic_block)
        return {"id": "cs_test_1", "url": "https://example.org/"}

    monkeypatch.setattr(stripe_api, "create_session", create)
    checkouts.start(client=clara, package=package)
    assert inside == [False]
