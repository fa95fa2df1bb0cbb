"""Checkout sessions, until they are paid or expire. https://docs.stripe.com/api/checkout/sessions"""

from coachsite.demo.pretend_stripe import forms, setups
from coachsite.demo.pretend_stripe.blanks import SESSION
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import emit
from coachsite.demo.pretend_stripe.payments import late_type

MINUTE, DAY = 60, 24 * 60 * 60
SHORTEST, LONGEST = 30 * MINUTE, DAY
LARGEST_AMOUNT = 99_999_999
TYPES = ("card", "customer_balance", "sepa_debit", "us_bank_account")
PRODUCT = forms.Form("name", name=forms.text, description=forms.text, metadata=forms.metadata)
PRICE = forms.Form(
    "currency",
    "product_data",
    "unit_amount",
    currency=forms.currency,
    product_data=PRODUCT,
    unit_amount=forms.whole,
)
LINE = forms.Form("price_data", "quantity", price_data=PRICE, quantity=forms.positive)
DATA = forms.Form(metadata=forms.metadata)
CREATE = forms.Form(
    "mode",
    "success_url",
    mode=forms.one_of("payment", "setup"),
    line_items=forms.Many(LINE),
    client_reference_id=forms.text_up_to(200),
    customer=forms.text,
    customer_creation=forms.one_of("always", "if_required"),
    customer_email=forms.email,
    currency=forms.currency,
    excluded_payment_method_types=forms.Many(forms.one_of(*TYPES)),
    expires_at=forms.whole,
    metadata=forms.metadata,
    payment_intent_data=DATA,
    setup_intent_data=DATA,
    success_url=forms.url,
    cancel_url=forms.url,
)
NOT_IN = {"payment": {"setup_intent_data"}, "setup": {"line_items", "payment_intent_data"}}


def create(store, params):
    """An open session for what was asked; raises Refused for what Stripe would not take."""
    mode = params["mode"]
    _check(store, params)
    amount, currency = _total(params) if mode == "payment" else (None, params.get("currency"))
    types = _types(params, currency)
    session_id = store.new_id("cs_test", 48)
    session = store.add(
        {
            **SESSION,
            **{name: params.get(name) for name in ("cancel_url", "client_reference_id", "customer", "customer_email")},
            "id": session_id,
            "amount_subtotal": amount,
            "amount_total": amount,
            "created": store.now(),
            "currency": currency,
            "customer_creation": _customer_creation(params),
            "expires_at": params.get("expires_at", store.now() + LONGEST),
            "metadata": params.get("metadata", {}),
            "mode": mode,
            "payment_method_collection": "if_required" if mode == "payment" else "always",
            "payment_method_types": types,
            "payment_status": "unpaid" if mode == "payment" else "no_payment_required",
            "success_url": params["success_url"],
            "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0} if mode == "payment" else None,
            "url": f"{store.address}/pay/{session_id}",
        }
    )
    store.kept[session_id] = params.get("payment_intent_data", {}).get("metadata", {})
    if mode == "setup":
        of_setup = params.get("setup_intent_data", {}).get("metadata", {})
        session["setup_intent"] = setups.new_setup(store, types=types, customer=session["customer"], metadata=of_setup)["id"]
    return session


def expire(store, session):
    """It can no longer be paid. Raises Refused unless it is open."""
    if session["status"] != "open":
        raise Refused(f'Only Checkout Sessions with a status in ["open"] can be expired. This one is {session["status"]}.')
    session.update(status="expired", url=None)
    emit(store, "checkout.session.expired", session)
    return session


def expire_due(store):
    """What Stripe does by itself when the time has come."""
    for session in store.all("checkout.session", status="open"):
        if session["expires_at"] <= store.now():
            expire(store, session)


def _check(store, params):
    mode = params["mode"]
    for name in NOT_IN[mode] & set(params):
        raise Refused(f"You can not pass `{name}` in `{mode}` mode.", param=name)
    for other in ("customer_email", "customer_creation"):
        if "customer" in params and other in params:
            raise Refused(f"You may only specify one of these parameters: customer, {other}.", param=other)
    if "customer" in params:
        store.find(params["customer"], "customer", "customer")
    if mode == "setup" and "currency" not in params:
        raise forms.absent("currency")
    _check_expiry(store, params.get("expires_at"))


def _check_expiry(store, moment):
    if moment is not None and not SHORTEST <= moment - store.now() <= LONGEST:
        words = "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation."
        raise Refused(words, param="expires_at")


def _total(params):
    """(amount, currency) of the line items, in the smallest unit."""
    items = params.get("line_items")
    if not items:
        raise forms.absent("line_items")
    currencies = {item["price_data"]["currency"] for item in items} | {params.get("currency")} - {None}
    if len(currencies) != 1:
        raise Refused("All line items must be in one currency, that of the session.", param="line_items")
    amount = sum(item["price_data"]["unit_amount"] * item["quantity"] for item in items)
    if amount > LARGEST_AMOUNT:
        raise Refused("The total amount due must be no more than 99999999.", code="amount_too_large", param="line_items")
    return amount, currencies.pop()


def _types(params, currency):
    """How it can be paid: what the practice allows at Stripe, without what the request excludes."""
    excluded = params.get("excluded_payment_method_types", [])
    found = ["card", late_type(currency)] if params["mode"] == "payment" else ["card"]
    return [each for each in found if each not in excluded]


def _customer_creation(params):
    return None if "customer" in params else params.get("customer_creation", "if_required")
