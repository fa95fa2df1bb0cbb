"""Neither our key at Stripe nor a card's data is on a page, in a row or in the log, whatever money came and went.

Brand and last four digits are kept, on receipts alone.
"""

import re

import pytest
from django.apps import apps
from django.test import Client as Browser
from django.utils import timezone

from coaching.payments import stripe_api
from coaching.payments.after_sale import reconciling
from coaching.payments.checkout import at_stripe, checkouts, settling
from coaching.payments.checkout.links import ORDER
from coaching.payments.models import Checkout, Instalment, InstalmentPlan, Package, PaymentRequest
from coaching.payments.payers import paying
from coaching.payments.payers.links import PAY
from coaching.people.models import Client, Coach
from coachsite.demo.loading import load
from tests.coaching.payments.after_sale.conftest import ask, payment
from tests.coaching.payments.checkout.test_visitors import begin, bought
from tests.coaching.payments.instalments.conftest import told
from tests.coaching.payments.payers.conftest import ask as ask_payer
from tests.stripe import KEY, SECRET

__all__ = ["ask", "ask_payer", "payment", "told"]
pytestmark = pytest.mark.django_db
CARD = {"fingerprint": "fpPlanted", "exp_month": 11, "exp_year": 2097}
HOLDER = {
    "name": "Planted Holder",
    "phone": "+1 555 PLANTED",
    "address": {"line1": "1 Planted Road", "postal_code": "PLANT-98765"},
}
SECRETS = [KEY, SECRET, "fpPlanted", "Planted Holder", "PLANTED", "Planted Road", "PLANT-98765", "exp_year", "fingerprint"]
NUMBER = re.compile(r"42424242|4242 4242|\b0341\b")
LAST_FOUR = re.compile(r"(?<![A-Za-z0-9])4242(?![A-Za-z0-9])")
LINK = re.compile(r'href="(/[^"#?]*)')
OF_MONEY = re.compile(r"^/me/($|sessions|packages|plans|receipts)|^/(packages|pay|monthly)/|^/admin/(money|payments|clients/\d)")
NOT_READ = re.compile(r"/(logout|delete|export|archive)/?|\.(ics|zip|csv|xlsx|pdf)$")


@pytest.fixture
def planted(stripe, monkeypatch):
    """Stripe, whose answers say all about cards and whose they are."""
    real = stripe.api.ask
    monkeypatch.setattr(stripe.api, "ask", lambda *asked: full(real(*asked)))
    return stripe


def full(thing):
    """Whatever Stripe says, with a card's details wherever a card is, and its holder's wherever those may be."""
    if isinstance(thing, list):
        return [full(each) for each in thing]
    if not isinstance(thing, dict):
        return thing
    found = {name: full(value) for name, value in thing.items()}
    found |= CARD if "last4" in found else {}
    return found | {name: HOLDER for name in ("billing_details", "customer_details", "shipping") if name in found}


@pytest.fixture
def money(planted, payment, ask, ask_payer, told, clara, coach, caplog, capsys):
    """Much that happens with money; gives what was logged meanwhile."""
    stripe = planted
    with caplog.at_level("DEBUG"):
        everything(stripe, payment, ask, ask_payer, told, clara)
        for event in stripe.events():
            told(full(event))
        assert reconciling.reconcile(timezone.now()).problem == ""
        stripe.key = "another"
        with pytest.raises(stripe_api.StripeProblem):
            stripe_api.fetch_session("cs_1")
        stripe.key = KEY
    return caplog.text + "".join(capsys.readouterr())


def everything(stripe, payment, ask, ask_payer, told, clara):
    ask(100, 0)
    stripe.refund(payment.reference, 200)
    dispute = stripe.dispute(payment.reference, amount=300)
    told(*map(full, stripe.events("charge.dispute.created")))
    stripe.close_dispute(dispute["id"], "won")
    pay_for_one(stripe, clara, instalments=1)
    plan = pay_for_one(stripe, clara, instalments=3)
    stripe.bill(plan.schedule_id, True)
    stripe.bill(plan.schedule_id, False)
    told(*map(full, stripe.events()))
    assert Instalment.objects.filter(status="failed").count() == 1
    stripe.mend_card(plan.customer_id)
    bought(stripe, begin(payment.purchase.package, clara.coach))
    paying.start(ask_payer(), "/")
    stripe.pay(Checkout.objects.latest("pk").session_id)


def pay_for_one(stripe, clara, instalments):
    package = Package.objects.create(title=f"In {instalments}", sessions=3, price=30000, currency="USD", instalments=instalments)
    checkouts.start(client=clara, package=package)
    checkout = Checkout.objects.latest("pk")
    if instalments == 1:
        stripe.pay(checkout.session_id, arrived=False)
        return None
    at_stripe.begin(checkout)
    stripe.save_card(checkout.session_id)
    settling.settle(session_id=checkout.session_id)
    return InstalmentPlan.objects.get(checkout=checkout)


def secrets_in(text):
    return sorted({secret for secret in SECRETS if secret in text} | set(NUMBER.findall(text)))


def rows():
    """(table, row as text) of every row that we have."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            yield model.__name__, str(row)


def test_no_log_has_a_key_or_a_card(money):
    assert secrets_in(money) == []
    assert LAST_FOUR.search(money) is None
    assert "Stripe" in money  # it was listened to


def test_no_row_of_any_table_has_a_key_or_a_card(money, settings, planted, told):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
    told(*({**full(event), "id": f"{event['id']}again"} for event in planted.events()))
    found = list(rows())
    assert {"DBTaskResult", "Invoice", "Message", "Refund", "Dispute", "Instalment", "StripeEvent"} <= {
        table for table, _ in found
    }
    assert [(table, secrets_in(row)) for table, row in found if secrets_in(row)] == []
    assert {table for table, row in found if LAST_FOUR.search(row)} == {"Invoice"}


def pages(browser, *starts):
    """{path: text} of the pages about money that links lead to from `starts`, as someone reads them."""
    found, waiting = {}, list(starts)
    while waiting and len(found) < 120:
        path = waiting.pop(0)
        if path in found or NOT_READ.search(path):
            continue
        answer = browser.get(path, follow=True)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        found[path] = answer.content.decode()
        waiting += [link for link in LINK.findall(found[path]) if OF_MONEY.match(link)]
    return found


def wrong(found):
    return [(path, secrets_in(text)) for path, text in found.items() if secrets_in(text)]


def with_four_digits(found):
    """The pages that show a card's last four digits, whichever row they are about."""
    return {re.sub(r"\d+|(?<=/pay/)[^/]+", "…", path) for path, text in found.items() if LAST_FOUR.search(text)}


def signed_in_as(user):
    browser = Browser()
    browser.force_login(user)
    return browser


def test_no_page_of_coach_client_payer_or_visitor_has_a_key_or_a_card(money, clara, coach, owner):
    visitor = ORDER.url(Checkout.objects.get(without_account=True))
    found = {
        "coach": pages(signed_in_as(coach.user), "/admin/", "/admin/money/", clara.get_absolute_url()),
        "owner": pages(signed_in_as(owner.user), "/admin/money/stripe/"),
        "client": pages(signed_in_as(clara.user), "/me/sessions/", "/me/packages/", "/me/receipts/"),
        "payer": pages(Browser(), PAY.url(PaymentRequest.objects.get())),
        "visitor": pages(Browser(), visitor),
    }
    assert {name: wrong(read) for name, read in found.items()} == dict.fromkeys(found, [])
    assert {name: with_four_digits(read) for name, read in found.items()} == {
        "coach": {"/admin/money/documents/…/"},
        "owner": {"/admin/money/documents/…/"},
        "client": {"/me/receipts/…/"},
        "payer": {"/pay/…/…/"},
        "visitor": set(),
    }
    read = {re.sub(r"\d+", "…", path) for each in found.values() for path in each}
    assert {"/admin/money/purchases/…/", "/admin/money/plans/…/", "/admin/money/stripe/", "/me/plans/…/"} <= read
    assert visitor in found["visitor"]


def test_no_page_of_the_demo_has_a_key(stripe, settings, tmp_path):
    settings.DEMO, settings.MEDIA_ROOT, settings.SITE_URL = True, tmp_path, "http://testserver"
    load()
    client = Client.objects.exclude(purchases=None).exclude(user=None).first()
    found = pages(signed_in_as(Coach.objects.first().user), "/admin/", "/admin/money/", client.get_absolute_url())
    found |= pages(signed_in_as(client.user), "/me/", "/me/sessions/", "/me/packages/", "/me/receipts/")
    found |= pages(Browser(), *(PAY.url(request) for request in PaymentRequest.objects.all()))
    assert wrong(found) == []
    assert len(found) > 30
