"""One rule for an order that somebody has already, and what the public form says of it: by email, to its owner alone."""

from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.booking.guest import antispam
from coaching.payments import purchases
from coaching.payments.checkout import checkouts, known_orders, settling, visitors
from coaching.payments.checkout.links import ORDER
from coaching.payments.models import Checkout, PaymentRequest, Purchase
from coaching.payments.payers import paying, requests
from coaching.people.models import Client
from tests import factories

ADA = {"payer_name": "Ada Berg", "payer_email": "ada@example.net"}


def settled(stripe, checkout, arrived=True):
    stripe.pay(checkout.session_id, arrived=arrived)
    settling.settle(session_id=checkout.session_id)


def on_own_pages(stripe, package, clara):
    checkouts.start(client=clara, package=package)
    return Checkout.objects.get()


def own_open(stripe, package, clara):
    on_own_pages(stripe, package, clara)


def own_pending(stripe, package, clara):
    settled(stripe, on_own_pages(stripe, package, clara), arrived=False)


def own_paid(stripe, package, clara):
    settled(stripe, on_own_pages(stripe, package, clara))


def offer_paid(stripe, package, clara):
    checkouts.start(client=clara, package=package, sold=package, without_account=True, back_to="/recap/x/")
    settled(stripe, Checkout.objects.get())


def noted_by_hand(stripe, package, clara):
    purchases.make(client=clara, sold=package, package=package, now=timezone.now())


def payer_asked(stripe, package, clara):
    requests.make(client=clara, sold=package, package=package, payer=ADA, key=uuid4(), by=clara.user)


def payer_pending(stripe, package, clara):
    payer_asked(stripe, package, clara)
    paying.start(PaymentRequest.objects.get(), "/pay/x/")
    settled(stripe, Checkout.objects.get(), arrived=False)


def payer_paid(stripe, package, clara):
    payer_asked(stripe, package, clara)
    paying.start(PaymentRequest.objects.get(), "/pay/x/")
    settled(stripe, Checkout.objects.get())


ROADS = {
    own_open: "begun to buy it",
    own_pending: "on its way",
    own_paid: "bought it already",
    offer_paid: "bought it already",
    noted_by_hand: "bought it already",
    payer_asked: "Someone else was asked",
    payer_pending: "on its way",
    payer_paid: "bought it already",
}


@pytest.fixture
def send(package, monkeypatch):
    """`send(email)` fills in the public form in a browser that nobody knows."""
    monkeypatch.setattr(antispam, "MIN_SECONDS", 0)
    url = reverse("payments:buy_public", args=[package.pk])

    def post(email, **data):
        return Browser().post(url, {"name": "Pia Berg", "email": email, "shown": antispam.stamp(), **data})

    return post


@pytest.mark.parametrize("road", ROADS)
def test_whichever_road_an_order_came_by_its_owner_is_mailed_and_nothing_begins(road, stripe, package, clara, send, mailoutbox):
    road(stripe, package, clara)
    before, people = Checkout.objects.count(), Client.objects.count()
    mailoutbox.clear()
    answer = send(clara.email.upper())
    assert "Please look into your email" in answer.content.decode()
    assert clara.first_name not in answer.content.decode()
    [mail] = mailoutbox
    assert (mail.to, ROADS[road] in mail.body) == ([clara.email], True)
    assert (Checkout.objects.count(), Client.objects.count()) == (before, people)


def test_what_is_pending_stops_also_who_has_read_of_it(stripe, package, coach, send):
    visitors.pay(checkout=begun(package, coach))
    checkout = Checkout.objects.get()
    settled(stripe, checkout, arrived=False)
    send("pia@example.org", again=ORDER.token(checkout))
    assert Checkout.objects.count() == 1
    assert "once more" not in Browser().get(ORDER.path(checkout)).content.decode()


def test_an_open_order_is_not_paid_beside_one_that_is_on_its_way_elsewhere(stripe, package, coach, clara):
    visitors.pay(checkout=begun(package, coach, email=clara.email))
    of_visitor = Checkout.objects.get()
    checkouts.start(client=clara, package=package)
    settled(stripe, Checkout.objects.latest("pk"), arrived=False)
    page = Browser().post(ORDER.path(of_visitor), {"pay": "1"})
    assert "Please look into your email" in page.content.decode()


def test_another_package_coach_or_address_knows_nothing(stripe, package, coach, other_coach, clara):
    own_paid(stripe, package, clara)
    now = timezone.now()
    asked = [(coach, clara.email), (other_coach, clara.email), (coach, "pia@example.org")]
    found = [known_orders.find(package=package, coach=who, email=email, now=now) for who, email in asked]
    assert [bool(each) for each in found] == [True, False, False]
    assert known_orders.find(package=package, coach=coach, email=clara.email, now=now + known_orders.SAID_FOR) is None


def test_what_someone_had_who_left_is_not_told(stripe, package, coach):
    gone = factories.client(coach=coach, email="pia@example.org", with_account=False, stage="gone")
    Purchase.objects.create(client=gone, package=package, **package.terms)
    assert known_orders.find(package=package, coach=coach, email=gone.email, now=timezone.now()) is None


def begun(package, coach, email="pia@example.org"):
    guest = {"name": "Pia Berg", "email": email, "zone": "Europe/Berlin", "source": "/packages/"}
    return visitors.begin(package=package, coach=coach, guest=guest, form_key="a form")
