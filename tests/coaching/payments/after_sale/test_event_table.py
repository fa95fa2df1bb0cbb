"""The table of Stripe's events is what happens, and what docs/money.md says."""

from pathlib import Path

import pytest

from coaching.payments import stripe_events
from coaching.payments.account import balance
from coaching.payments.checkout import settling
from coaching.payments.models import Checkout, Dispute, Refund, StripeEvent
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


SCENES = {
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
    model = Refund if "refund" in row.kind else Dispute if "dispute" in row.kind else Checkout
    return tuple(model.objects.values_list("status", flat=True))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.kind}, {row.scene}")
def test_an_event_does_what_the_table_says(row, stripe, begun, told, clara, mailoutbox):
    SCENES[row.scene](stripe, begun)
    mailoutbox.clear()
    found = stripe.events(row.kind) or [{**stripe.events("charge.dispute.created")[-1], "id": "evt_x", "type": row.kind}]
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
