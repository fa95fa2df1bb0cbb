"""The pretend Stripe for any test: `from tests.stripe import stripe` in a conftest makes the fixture."""

import threading

import pytest

from coachsite.demo.pretend_stripe.server import PretendStripe

KEY, SECRET = "sk_test_pretend", "whsec_pretend"


@pytest.fixture
def stripe(settings):
    """A pretend Stripe that the site is set up to speak to."""
    server = PretendStripe(key=KEY, webhook_secret=SECRET)
    settings.STRIPE_API_URL, settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = server.address, KEY, SECRET
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
