import pytest

from coaching.booking.models import AppointmentType
from coaching.payments.checkout import checkouts
from coaching.payments.models import Checkout, Package
from tests.coaching.booking import factories as booking
from tests.coaching.payments import factories
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


@pytest.fixture
def session_type(coach):
    """Dana's session for clients, an hour on working days from 9 to 17 in New York."""
    booking.open_week(coach)
    clients = AppointmentType.Audience.CLIENTS
    return booking.appointment_type(
        coach=coach, slug="session", title="Coaching session", duration=60, increment=60, audience=clients, takes_credit=True
    )


@pytest.fixture
def one_left(clara):
    """Clara, who has one session left."""
    factories.give(clara, 1)
    return clara
