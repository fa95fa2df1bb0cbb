import pytest

from coaching.payments import checkouts
from coaching.payments.models import Checkout, Package
from tests.stripe import stripe

__all__ = ["stripe"]


@pytest.fixture
def package(db):
    return Package.objects.create(title="Four sessions", sessions=4, price=52000, currency="USD")


@pytest.fixture
def begun(stripe, package, clara):
    """A checkout of Clara's that nobody has paid yet."""
    checkouts.start(client=clara, package=package)
    return Checkout.objects.get()


@pytest.fixture
def paid(stripe, begun):
    """A checkout that Clara has paid and that nobody has noticed yet."""
    stripe.pay(begun.session_id)
    return begun
