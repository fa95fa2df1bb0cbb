"""What a receipt says of what was bought, how it was paid, and who sold it."""

import pytest

from coaching.payments import purchases
from coaching.payments.checkout import cards, settling
from coaching.payments.models import Invoice, Package
from coaching.practice.models import PracticeSettings
from tests.coaching.payments.instalments.conftest import bill, buy, monthly, start, told
from tests.coaching.payments.invoices.conftest import NOON

__all__ = ["bill", "buy", "monthly", "start", "told"]


def receive(purchase, amount=52000, **known):
    return purchases.receive(purchase=purchase, amount=amount, now=NOON, **known).receipt


@pytest.fixture
def sold(clara):
    def make(**terms):
        package = Package(title="Four sessions", sessions=4, price=52000, currency="USD", **terms)
        return purchases.make(client=clara, sold=package, now=NOON)

    return make


def test_sessions_length_and_last_day_stand_below_the_title(sold, session_type):
    assert receive(sold(validity_days=90)).lines[0]["details"] == ["4 sessions of 60 minutes", "Valid until February 10, 2027"]


def test_a_length_that_differs_is_left_out(sold, session_type):
    session_type.pk, session_type.slug, session_type.duration = None, "short", 30
    session_type.save()
    assert receive(sold()).lines[0]["details"] == ["4 sessions"]


def test_an_instalment_says_which_it_is(sold):
    assert receive(sold(instalments=4), 13000, instalment=2).lines[0]["text"] == "Four sessions, payment 2 of 4"


def test_a_card_payment_names_brand_and_last_digits_alone(stripe, paid, clara, signed_in):
    settling.settle(session_id=paid.session_id)
    receipt = Invoice.objects.get()
    assert receipt.settlement.endswith("by card: Visa •••• 4242.")
    assert "Visa •••• 4242" in signed_in(clara).get(f"/me/receipts/{receipt.pk}/").content.decode()


def test_a_stripe_that_does_not_tell_the_card_keeps_no_receipt_away(stripe, paid, monkeypatch):
    def silent(*args, **kwargs):
        raise cards.stripe_api.StripeProblem("Silent")

    monkeypatch.setattr(cards.stripe_api, "fetch_payment_intent", silent)
    settling.settle(session_id=paid.session_id)
    assert Invoice.objects.get().settlement.endswith("online, through Stripe.")


def test_each_month_names_its_card(start, bill, monthly):
    plan = start(monthly)
    bill(plan)
    bill(plan)
    assert [each.settlement.partition(" by ")[2] for each in Invoice.objects.order_by("pk")] == ["card: Visa •••• 4242."] * 2


def test_a_month_of_which_stripe_tells_no_card_was_paid_by_card(start, bill, monthly, monkeypatch):
    monkeypatch.setattr(cards, "words", lambda intent: "")
    bill(start(monthly))
    assert Invoice.objects.get().settlement.endswith(" by card.")


@pytest.mark.parametrize("is_silent", [False, True])
def test_what_a_bank_has_confirmed_came_from_an_account(is_silent, stripe, begun, monkeypatch):
    stripe.pay(begun.session_id, arrived=False)
    settling.settle(session_id=begun.session_id)
    stripe.confirm(begun.session_id)
    if is_silent:
        monkeypatch.setattr(cards, "words", lambda intent: "")
    settling.settle(session_id=begun.session_id)
    assert Invoice.objects.get().settlement.endswith(" from a bank account.")


@pytest.mark.parametrize(
    ("charge", "expected"),
    [
        ({"payment_method_details": {"card": {"brand": "mastercard", "last4": "4444"}}}, "by card: Mastercard •••• 4444"),
        ({"payment_method_details": {"card": {"brand": "new", "last4": "4444"}}}, "by card: •••• 4444"),
        ({"payment_method_details": {"card": {"brand": "visa", "last4": "4242424242424242"}}}, "by card"),
        ({"payment_method_details": {"card": {"brand": "visa", "last4": None}}}, "by card"),
        ({"payment_method_details": {"us_bank_account": {"last4": "6789"}}}, "from a bank account: •••• 6789"),
        ({"payment_method_details": {"type": "card"}}, "by card"),
        ({"payment_method_details": {"type": "sepa_debit"}}, "from a bank account"),
        ({"payment_method_details": {"type": "customer_balance", "customer_balance": {}}}, "by bank transfer"),
        ({"payment_method_details": {"type": "new"}}, ""),
        ({"payment_method_details": None}, ""),
        ("ch_1", ""),
        (None, ""),
    ],
)
def test_only_brand_and_four_digits_are_read(charge, expected):
    assert cards.words({"latest_charge": charge}) == expected


def test_the_sellers_name_stands_once_and_how_to_reach_them(purchase):
    address = "Reyes Coaching\nElm 5\nBoston"
    PracticeSettings.objects.update_or_create(
        defaults={"name": "Reyes Coaching", "address": address, "contact_email": "hi@reyes.example", "phone": "555 0100"}
    )
    receipt = receive(purchase)
    assert (receipt.seller_name, receipt.seller_address) == ("Reyes Coaching", "Elm 5\nBoston")
    assert receipt.seller_contact == "hi@reyes.example\n555 0100\nlocalhost:8000"
