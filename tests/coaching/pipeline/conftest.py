from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.payments.models import Package
from coaching.pipeline.models import Offer
from coaching.pipeline.offers import send_offer
from tests import factories
from tests.coaching.booking import factories as booking_factories


@pytest.fixture
def call(coach):
    booking_factories.open_week(coach)
    return booking_factories.appointment_type(coach=coach)


@pytest.fixture
def pia(coach):
    """A prospect of Dana's."""
    return factories.client(coach=coach, name="Pia Berg", email="pia@example.org", with_account=False, stage="prospect")


@pytest.fixture
def held(pia, call):
    """Pia's call, which took place yesterday."""
    start = timezone.now() - timedelta(days=1)
    answers = [{"question": "Why now?", "answer": "A layoff"}, {"question": "Where?", "answer": ""}]
    return booking_factories.booking(appointment_type=call, client=pia, start=start, status="held", answers=answers)


@pytest.fixture
def package(db):
    return Package.objects.create(title="Five sessions", sessions=5, price=60000, currency="USD", validity_days=180)


@pytest.fixture
def offer(pia, held, package):
    """A draft for Pia, valid for two weeks."""
    until = timezone.now().date() + timedelta(days=14)
    return Offer.objects.create(client=pia, text="You know more people than you think.", package=package, valid_until=until)


@pytest.fixture
def sent(offer, mailoutbox):
    """The recap, sent, and its mail read."""
    send_offer(offer=offer)
    mailoutbox.clear()
    return offer
