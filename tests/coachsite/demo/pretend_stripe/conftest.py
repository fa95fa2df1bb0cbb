import pytest

from tests.coachsite.demo.pretend_stripe.asking import SESSION, SETUP, Client, event_problems, schedule_params
from tests.stripe import stripe

__all__ = ["stripe"]


@pytest.fixture
def client(stripe):
    """Speaks to the API; in the end every event that was made is as described."""
    yield Client(stripe)
    assert event_problems(stripe) == {}


@pytest.fixture
def session(client):
    """An open Checkout session over $1,040."""
    return client.post("/v1/checkout/sessions", SESSION)


@pytest.fixture
def paid(stripe, session):
    """The id of the payment that was made in the session."""
    return stripe.pay(session["id"])["payment_intent"]


@pytest.fixture
def customer(client):
    return client.post("/v1/customers", {"email": "clara@example.org", "name": "Clara Lind"})


@pytest.fixture
def setup(client, customer):
    """An open Checkout session that saves a card of the customer's."""
    return client.post("/v1/checkout/sessions", {**SETUP, "customer": customer["id"]})


@pytest.fixture
def begin(stripe, client, customer, setup):
    """`begin(works=True, **params)`: three instalments of $400 with a card that is saved for them."""

    def begin(*, works=True, **params):
        setup_intent = stripe.find(stripe.save_card(setup["id"], works=works)["setup_intent"])
        product = client.post("/v1/products", {"name": "Four sessions"})
        wanted = schedule_params(customer["id"], setup_intent["payment_method"], product["id"], **params)
        return client.post("/v1/subscription_schedules", wanted)

    return begin
