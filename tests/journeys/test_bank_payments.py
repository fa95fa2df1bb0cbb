"""A payer's bank refuses a payment; a client's bank questions one and takes it back: read by everyone it is about."""

import os
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.payments.after_sale import disputes
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, Package, Payment, PaymentRequest
from coaching.payments.payers import paying, requests
from coaching.payments.payers.links import PAY
from coaching.people.models import Client
from tests.journeys.steps import come_in, newest_mail

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOKS = [(True, "dark"), (False, "light")]
IDS = ["phone, dark", "desktop, light"]


@pytest.fixture
def clara(site):
    return Client.objects.select_related("coach__user", "user").get(email="clara@example.org")


@pytest.fixture
def package(site):
    return Package.objects.on_sale().filter(instalments=1).first()


@pytest.fixture
def asked(clara, package):
    """A university that was asked to pay for Clara."""
    payer = {"payer_name": "Acme University", "payer_email": "bills@acme.example", "is_organization": True}
    return requests.make(client=clara, sold=package, package=package, payer=payer, key=uuid4(), by=clara.coach.user)


def shown(who, name):
    """Nothing reaches out of the page. `SHOTS=<folder>` keeps a picture."""
    assert who.page.evaluate(TOO_WIDE) == 0
    if folder := os.environ.get("SHOTS"):
        who.page.screenshot(path=f"{folder}/{name}-{who.page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize(("phone", "scheme"), LOOKS, ids=IDS)
def test_a_payers_payment_waits_and_is_refused(person, phone, scheme, stripe, asked, package, clara):
    paying.start(asked, PAY.path(asked))
    session = Checkout.objects.get(request=asked).session_id
    stripe.pay(session, arrived=False)
    settling.settle(session_id=session)
    payer, coach, client = (person(phone=phone, color_scheme=scheme) for _each in range(3))
    payer.go(PAY.path(asked))
    payer.reads("Your payment is on its way")
    shown(payer, "payer-waits")
    come_in(client, clara.user)
    client.go("/me/")
    client.press("Good, let's start")
    client.go("/me/packages/")
    client.reads(f"The payment by Acme University for “{package.title}” is on its way")
    shown(client, "client-waits")
    stripe.fail(session)
    settling.settle(session_id=session)
    payer.go(PAY.path(asked))
    payer.reads("Your bank did not confirm your last payment")
    shown(payer, "payer-refused")
    assert "It is still to be paid" in newest_mail("bills@acme.example", "did not go through")
    client.go("/me/packages/")
    client.reads("did not go through. They know, and can pay again.")
    shown(client, "client-refused")
    come_in(coach, clara.coach.user)
    coach.go("/admin/")
    coach.reads("Acme University (who pays for Clara")
    shown(coach, "desk-refused")
    coach.go(f"/admin/clients/{clara.pk}/")
    coach.reads("by Acme University did not go through")
    coach.go(PaymentRequest.objects.get(pk=asked.pk).client.get_absolute_url())


@pytest.mark.parametrize(("phone", "scheme"), LOOKS, ids=IDS)
def test_a_dispute_is_lost_and_seen(person, phone, scheme, stripe, package, clara):
    checkouts.start(client=clara, package=package)
    session = Checkout.objects.latest("pk").session_id
    stripe.pay(session)
    settling.settle(session_id=session)
    payment = Payment.objects.latest("pk")
    dispute = stripe.dispute(payment.reference)
    disputes.run(dispute["id"], timezone.now())
    coach, client = (person(phone=phone, color_scheme=scheme) for _each in range(2))
    come_in(coach, clara.coach.user)
    coach.go(f"/admin/money/payments/{payment.pk}/refund/")
    coach.reads("This payment is disputed, so Stripe refunds nothing of it")
    shown(coach, "refund-disputed")
    stripe.close_dispute(dispute["id"], "lost")
    disputes.run(dispute["id"], timezone.now())
    coach.go("/admin/money/decide/")
    coach.reads("was decided for the payer: the money is lost.")
    shown(coach, "decide")
    coach.go("/admin/money/")
    assert coach.page.locator("td .desk-tag").first.inner_text() == "lost in a dispute"
    shown(coach, "sales")
    coach.go("/admin/")
    shown(coach, "desk-lost")
    coach.press("was decided for the payer")
    coach.reads("It's off your desk.")
    assert coach.page.get_by_text("was decided for the payer").count() == 0
    come_in(client, clara.user)
    client.go("/me/")
    client.press("Good, let's start")
    client.go("/me/sessions/")
    client.reads("back to you, and the unused sessions")
    client.page.get_by_text("What is used up").click()
    client.reads("lost in a dispute")
    shown(client, "client-lost")
    assert "back to you." in newest_mail(clara.email, "The payment went back")
