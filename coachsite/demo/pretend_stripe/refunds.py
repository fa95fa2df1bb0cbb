"""Money that goes back. https://docs.stripe.com/api/refunds"""

from coaching.payments.money import money
from coachsite.demo.pretend_stripe import balance, forms
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import change, emit
from coachsite.demo.pretend_stripe.payments import charge_of

CREATE = forms.Form(
    payment_intent=forms.text,
    charge=forms.text,
    amount=forms.positive,
    reason=forms.one_of("duplicate", "fraudulent", "requested_by_customer"),
    metadata=forms.metadata,
)
FILTERS = {"payment_intent": forms.text, "charge": forms.text}


def create(store, params):
    """All that is left unless there is an `amount`. Raises Refused for more than is left, and for what is disputed."""
    charge = charge_of(store, params)
    amount = _allowed(store, charge, params.get("amount"))
    refund = store.add(_new(store, charge, amount, params))
    refund["balance_transaction"] = balance.book(store, refund, -amount, kind="refund")["id"]
    emit(store, "refund.created", refund)
    _refund_of_charge(store, charge, "charge.refunded", amount)
    change(store, "refund.updated", refund, destination_details=_where(charge, "available"))
    emit(store, "charge.refund.updated", refund)
    return refund


def fail(store, refund_id):
    """The customer's bank did not take the refund: the money is back in the balance, and on the charge."""
    refund = store.find(refund_id, "refund", "refund")
    if refund["status"] != "succeeded":
        raise Refused(f"This refund has a status of {refund['status']}.")
    movement = balance.book(store, refund, refund["amount"], kind="refund_failure")
    values = {"status": "failed", "failure_reason": "lost_or_stolen_card", "failure_balance_transaction": movement["id"]}
    change(store, "refund.updated", refund, **values)
    emit(store, "charge.refund.updated", refund)
    emit(store, "refund.failed", refund)
    _refund_of_charge(store, store.find(refund["charge"]), "charge.updated", -refund["amount"])
    return refund


def left(charge):
    return charge["amount_captured"] - charge["amount_refunded"]


def _allowed(store, charge, amount):
    if charge["disputed"] and not all(dispute["is_charge_refundable"] for dispute in store.all("dispute", charge=charge["id"])):
        raise Refused(f"Charge {charge['id']} has been charged back; cannot issue a refund.", code="charge_disputed")
    if not left(charge):
        raise Refused(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    if amount and amount > left(charge):
        asked, rest = (money(value, charge["currency"].upper()) for value in (amount, left(charge)))
        raise Refused(f"Refund amount ({asked}) is greater than unrefunded amount on charge ({rest})", param="amount")
    return amount or left(charge)


def _refund_of_charge(store, charge, event, amount):
    refunded = charge["amount_refunded"] + amount
    change(store, event, charge, amount_refunded=refunded, refunded=refunded == charge["amount_captured"])


def _where(charge, status):
    """Where the money goes: to a card with a number that its bank can look up, once there is one."""
    kind = charge["payment_method_details"]["type"]
    number = {"reference": "1234567890123456", "reference_type": "acquirer_reference_number"} if status == "available" else {}
    return {"type": kind, "card": {"type": "refund", "reference_status": status, **number}} if kind == "card" else {"type": kind}


def _new(store, charge, amount, params):
    return {
        "id": store.new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": store.now(),
        "currency": charge["currency"],
        "destination_details": _where(charge, "pending"),
        "metadata": params.get("metadata", {}),
        "payment_intent": charge["payment_intent"],
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }
