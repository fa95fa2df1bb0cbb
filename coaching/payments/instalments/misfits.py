"""Money of an invoice at Stripe that fits no plan here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from coaching.payments import stripe_billing
from coaching.payments.after_sale import discrepancies
from coaching.payments.models import Discrepancy
from coaching.payments.stripe_api import StripeProblem, is_name
from coaching.payments.stripe_events import subscription_of
from coaching.people.models import Client

Thing = dict[str, Any]


def intent_of(invoice: Thing) -> str | None:
    """Stripe's id of the payment that paid an invoice (fetched with its payments); None for one paid without Stripe."""
    paid = [each for each in (invoice.get("payments") or {}).get("data", []) if each["status"] == "paid"]
    return next((intent for each in paid if (intent := each["payment"].get("payment_intent"))), None)


def note_paid(invoice: Thing, client: Client | None, now: datetime, *, cause: str = "") -> None:
    """Puts a paid invoice on the desk, once; one that took no money is nothing to decide about."""
    if invoice["status"] != "paid" or not invoice["amount_paid"]:
        return
    discrepancies.note(
        kind=Discrepancy.Kind.INSTALMENT,
        cause=cause or f"invoice:{invoice['id']}",
        reference=invoice["id"],
        client=client,
        amount=invoice["amount_paid"],
        currency=invoice["currency"],
        now=now,
        payment_intent=intent_of(invoice),
        livemode=invoice.get("livemode"),
    )


def of_a_stranger(invoice: Thing) -> Callable[[datetime], None]:
    """What is done about an invoice of a customer who has no plan here: a subscription's money is on the desk, once for the
    subscription, because another business of the same account may have one for years."""
    subscription = subscription_of(invoice)
    if not subscription or not is_name(invoice.get("id")):
        return lambda now: None
    try:
        found = stripe_billing.fetch_invoice(invoice["id"])
    except StripeProblem as problem:
        if not problem.is_unreadable:
            raise
        return lambda now: None
    return lambda now: note_paid(found, None, now, cause=f"subscription:{subscription}")
