"""A coach hears of a sale on the desk, puts it away, and reads its story, the list, the months and the steps to Stripe."""

import re

import pytest
from django.utils import timezone

from coaching.payments import purchases
from coaching.payments.models import Package
from coaching.people.models import Client
from tests import factories
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser


@pytest.fixture
def sale(site):
    """A client of Dana's has bought a package, and some of the money went back."""
    client, package = Client.objects.filter(coach__slug="dana-reyes", stage="active").first(), Package.objects.first()
    now = timezone.now()
    purchase = purchases.make(client=client, sold=package, now=now, package=package)
    payment = purchases.receive(purchase=purchase, amount=package.price, now=now, reference="pi_1")
    payment.refunds.create(amount=1000, status="succeeded", on=now.date(), reason="Kind")
    return purchase


@pytest.mark.parametrize("phone", [False, True])
def test_a_coach_reads_of_a_sale(person, sale, phone):
    coach = person(phone=phone)
    come_in(coach, sale.client.coach.user)
    coach.go("/admin/")
    coach.reads(f"{sale.client.name} bought {sale.title}")
    coach.reads("No money moves: payments here only pretend.")
    lines = coach.page.get_by_role("button", name=re.compile(r"^Seen\b"))
    before = lines.count()
    coach.press(re.compile(rf"^Seen ?: {sale.client.name} bought {sale.title}"))
    coach.reads("It's off your desk")
    assert lines.count() == before - 1
    coach.go("/admin/money/")
    coach.press(sale.client.name, "link", exact=True)
    coach.reads("Refund of $10: refunded")
    coach.go("/admin/money/months/")
    coach.reads("by the practice's calendar")
    coach.go(f"/admin/money/?client={sale.client.pk}&state=disputed")
    coach.reads("No matches")


@pytest.mark.parametrize("phone", [False, True])
def test_the_owner_is_led_to_stripe(person, sale, phone, settings):
    owner = person(phone=phone)
    come_in(owner, factories.owner().user)
    owner.go("/admin/money/stripe/")
    owner.reads("Stripe has answered, and knows it.")
    owner.press("Check again", "link")
    settings.STRIPE_SECRET_KEY = settings.STRIPE_WEBHOOK_SECRET = settings.STRIPE_API_URL = ""
    owner.go("/admin/money/stripe/")
    owner.reads("No key is set.")
    owner.reads("/stripe/webhook/")
