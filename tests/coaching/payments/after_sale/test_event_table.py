"""The table of Stripe's events is what happens, and what docs/money.md says."""

from pathlib import Path

import pytest

from coaching.payments import stripe_billing, stripe_events
from coaching.payments.account import balance
from coaching.payments.checkout import at_stripe, checkouts, settling
from coaching.payments.models import Checkout, Dispute, Instalment, InstalmentPlan, Package, Refund, StripeEvent
from tests.coaching.payments.after_sale.event_table import TABLE

DOCUMENT = Path(__file__).resolve().parents[4] / "docs" / "money.md"


def settled(stripe, begun):
    stripe.pay(begun.session_id)
    return settling.settle(session_id=begun.session_id).payments.get().reference


def refunded(stripe, begun):
    return stripe.refund(settled(stripe, begun), 13000)


def disputed(stripe, begun):
    return stripe.dispute(settled(stripe, begun))


def waiting(stripe, begun):
    return stripe.pay(begun.session_id, arrived=False)["id"]


def saved(stripe, begun):
    """A card is saved for two months, and nobody has noticed yet."""
    package = Package.objects.create(
        title="Four sessions", sessions=4, price=52000, currency="USD", instalments=2, release="with_each"
    )
    checkouts.start(client=begun.client, package=package)
    checkout = Checkout.objects.get(package=package)
    at_stripe.begin(checkout)
    stripe.save_card(checkout.session_id)
    return checkout


def monthly(stripe, begun):
    """A plan of two months of which nothing is charged yet."""
    checkout = saved(stripe, begun)
    settling.settle(session_id=checkout.session_id)
    return checkout.plan.schedule_id


def voided(stripe, begun):
    stripe_billing.give_up(stripe.bill(monthly(stripe, begun), succeeds=False))


def all_paid(stripe, begun):
    schedule = monthly(stripe, begun)
    stripe.bill(schedule)
    stripe.bill(schedule)


def mended(stripe, begun):
    """The first month failed, as is known here, and another card is set since."""
    stripe.bill(monthly(stripe, begun), succeeds=False)
    plan = InstalmentPlan.objects.get()
    settling.settle(session_id=plan.checkout.session_id)
    stripe.mend_card(plan.customer_id)


SCENES = {
    "a card is saved": saved,
    "another card is set": mended,
    "a month is paid": lambda stripe, begun: stripe.bill(monthly(stripe, begun)),
    "a month failed": lambda stripe, begun: stripe.bill(monthly(stripe, begun), succeeds=False),
    "a month is voided at Stripe": voided,
    "the months are stopped at Stripe": lambda stripe, begun: stripe_billing.cancel_schedule(monthly(stripe, begun), "someone"),
    "every month is paid": all_paid,
    "paid by card": lambda stripe, begun: stripe.pay(begun.session_id),
    "paid by bank": waiting,
    "bank said yes": lambda stripe, begun: stripe.confirm(waiting(stripe, begun)),
    "bank said no": lambda stripe, begun: stripe.fail(waiting(stripe, begun)),
    "never paid": lambda stripe, begun: stripe.expire(begun.session_id),
    "refunded at Stripe": refunded,
    "refund came back": lambda stripe, begun: stripe.fail_refund(refunded(stripe, begun)["id"]),
    "disputed": disputed,
    "dispute won": lambda stripe, begun: stripe.close_dispute(disputed(stripe, begun)["id"], "won"),
    "dispute lost": lambda stripe, begun: stripe.close_dispute(disputed(stripe, begun)["id"], "lost"),
}


def state(row):
    """The status of what the event is about."""
    if row.kind.startswith(("invoice", "subscription_schedule", "customer.")):
        return tuple(Instalment.objects.order_by("number").values_list("status", flat=True))
    model = Refund if "refund" in row.kind else Dispute if "dispute" in row.kind else Checkout
    return tuple(model.objects.values_list("status", flat=True))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.kind}, {row.scene}")
def test_an_event_does_what_the_table_says(row, stripe, begun, told, clara, mailoutbox):
    SCENES[row.scene](stripe, begun)
    mailoutbox.clear()
    like = stripe.events("charge.dispute.created", "invoice.payment_failed")
    found = stripe.events(row.kind) or [{**like[-1], "id": "evt_x", "type": row.kind}]
    for _time in range(2):
        assert told(found[-1]) == [row.answer]
    assert (balance.left(clara), state(row)) == (row.left, row.state)
    assert sorted(mail.subject for mail in mailoutbox) == sorted(row.mails)
    assert StripeEvent.objects.get().kind == row.kind


def test_the_table_has_every_type_that_is_listened_to():
    assert set(stripe_events.LISTENERS) <= {row.kind for row in TABLE}


def test_the_document_has_the_table():
    lines = [line for line in DOCUMENT.read_text().splitlines() if line.startswith("| `") and line.count("|") == 6]
    assert lines == [row.line for row in TABLE]
