"""Payments that a customer's bank takes back. https://docs.stripe.com/api/disputes"""

from coachsite.demo.pretend_stripe import balance, forms
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import change, emit
from coachsite.demo.pretend_stripe.payments import charge_of

FILTERS = {"payment_intent": forms.text, "charge": forms.text}
INQUIRY = "warning_needs_response"  # the bank asks, and takes nothing yet
ENDS = {"needs_response": {"won", "lost"}, INQUIRY: {"warning_closed"}}
DAYS_TO_ANSWER = 7
EVIDENCE = dict.fromkeys(
    [
        "access_activity_log",
        "billing_address",
        "cancellation_policy",
        "cancellation_policy_disclosure",
        "cancellation_rebuttal",
        "customer_communication",
        "customer_email_address",
        "customer_name",
        "customer_purchase_ip",
        "customer_signature",
        "duplicate_charge_documentation",
        "duplicate_charge_explanation",
        "duplicate_charge_id",
        "product_description",
        "receipt",
        "refund_policy",
        "refund_policy_disclosure",
        "refund_refusal_explanation",
        "service_date",
        "service_documentation",
        "shipping_address",
        "shipping_carrier",
        "shipping_date",
        "shipping_documentation",
        "shipping_tracking_number",
        "uncategorized_file",
        "uncategorized_text",
    ]
) | {"enhanced_evidence": {}}


def create(store, payment_intent_id, *, amount=None, reason="general", status="needs_response"):
    """The customer disputes a payment; of an inquiry (`warning_needs_response`) no money leaves yet."""
    charge = charge_of(store, {"payment_intent": payment_intent_id})
    if any(dispute["status"] in ENDS for dispute in store.all("dispute", charge=charge["id"])):
        raise Refused("This payment is disputed already.")
    if status not in ENDS:
        raise Refused(f"A dispute begins with {' or '.join(ENDS)}.", param="status")
    dispute = store.add(_new(store, charge, amount or charge["amount"], reason, status))
    charge["disputed"] = True
    emit(store, "charge.dispute.created", dispute)
    if status != INQUIRY:
        _move(store, dispute, -dispute["amount"], balance.DISPUTE_FEE, "charge.dispute.funds_withdrawn")
    return dispute


def close(store, dispute_id, status):
    """The bank decides: `won` brings the money back, `lost` does not; an inquiry ends with `warning_closed`."""
    dispute = store.find(dispute_id, "dispute", "dispute")
    ends = ENDS.get(dispute["status"], set())
    if status not in ends:
        raise Refused(f"A dispute that is {dispute['status']} can end as: {', '.join(sorted(ends)) or 'nothing else'}.")
    change(store, "charge.dispute.closed", dispute, status=status, is_charge_refundable=status != "lost")
    if status == "won":
        _move(store, dispute, dispute["amount"], 0, "charge.dispute.funds_reinstated")
    return dispute


def _move(store, dispute, amount, fee, event):
    movement = balance.book(store, dispute, amount, fee=fee, kind="adjustment")
    dispute["balance_transactions"] = [*dispute["balance_transactions"], movement]
    emit(store, event, dispute)


def _new(store, charge, amount, reason, status):
    due = store.now() + DAYS_TO_ANSWER * balance.DAY
    return {
        "id": store.new_id("du"),
        "object": "dispute",
        "amount": amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": store.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": EVIDENCE,
        "evidence_details": {
            "due_by": due,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": status == INQUIRY,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "reason": reason,
        "status": status,
    }
