"""What a person does on the page of a Checkout session, and what their bank answers later."""

from coachsite.demo.pretend_stripe import checkout, customers, payments, setups
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import emit

SOMEONE = "buyer@example.org"  # typed on the page by someone whose address nobody gave


def pay(store, session, arrived=True, *, email=None, name=None):
    """By card; unless `arrived` from a bank account, which the bank confirms later.

    Of a session that is done, what was pending is confirmed.
    """
    _check(session, "payment")
    if session["status"] == "complete":
        return confirm(store, session) if arrived and is_pending(store, session) else session
    kind = "card" if arrived else payments.late_type(session["currency"])
    if kind not in session["payment_method_types"]:
        raise Refused(f"This Checkout Session does not take {kind}.")
    _complete(store, session, email, name)
    if session["amount_total"]:
        _move(store, session, customers.new_method(store, kind=kind, **_who(session)), arrived)
    session["payment_status"] = ("paid" if arrived else "unpaid") if session["amount_total"] else "no_payment_required"
    emit(store, "checkout.session.completed", session)
    if session["payment_status"] == "paid":
        payments.book(store, store.find(session["payment_intent"]))
    return session


def confirm(store, session):
    """The bank confirms a payment that was pending."""
    intent = _pending(store, session)
    payments.succeed(store, intent)
    session["payment_status"] = "paid"
    emit(store, "checkout.session.async_payment_succeeded", session)
    payments.book(store, intent)
    return session


def fail(store, session):
    """The bank refuses a payment that was pending. The session stays complete and unpaid."""
    payments.fail(store, _pending(store, session), words="The bank returned this payment.")
    emit(store, "checkout.session.async_payment_failed", session)
    return session


def decline(store, session):
    """The card is declined; the session stays open for another try."""
    _check(session)
    if session["status"] != "open":
        raise Refused("This Checkout Session is complete.")
    method = customers.new_method(store, works=False)
    if session["mode"] == "setup":
        setups.fail(store, store.find(session["setup_intent"]), method, payments.DECLINED)
    else:
        payments.fail(store, _intent(store, session), method)
    return session


def save_card(store, session, *, works=True, email=None, name=None):
    """A card is saved in a session of mode setup; unless it `works`, every later charge of it fails."""
    _check(session, "setup")
    if session["status"] == "complete":
        return session
    _complete(store, session, email, name)
    setup = store.find(session["setup_intent"])
    setup["customer"] = session["customer"]
    setups.succeed(store, setup, customers.new_method(store, works=works, **_who(session)))
    emit(store, "checkout.session.completed", session)
    return session


def expire(store, session):
    checkout.expire(store, session)
    if session["payment_intent"]:
        payments.cancel(store, store.find(session["payment_intent"]))
    return session


def _check(session, mode=None):
    if session["status"] == "expired":
        raise Refused("This Checkout Session has expired.")
    if mode and session["mode"] != mode:
        raise Refused(f"This Checkout Session is in {session['mode']} mode.")


def _complete(store, session, email, name):
    known = store.find(session["customer"]) if session["customer"] else {}
    email = session["customer_email"] or known.get("email") or email or SOMEONE
    session.update(status="complete", url=None, customer_details=_details(email, name or known.get("name")))
    if session["customer_creation"] == "always":
        person = {"email": email} | ({"name": name} if name else {})
        session["customer"] = customers.create(store, person)["id"]


def _move(store, session, method, arrived):
    intent = _intent(store, session)
    intent["customer"] = session["customer"]
    (payments.succeed if arrived else payments.wait)(store, intent, method)


def _intent(store, session):
    """The payment of a session, which begins with the first try."""
    if not session["payment_intent"]:
        terms = {name: session[name] for name in ("currency", "customer")}
        types, metadata = session["payment_method_types"], store.kept[session["id"]]
        intent = payments.new_intent(store, amount=session["amount_total"], types=types, metadata=metadata, **terms)
        session["payment_intent"] = intent["id"]
    return store.find(session["payment_intent"])


def is_pending(store, session):
    """Whether a bank is still to confirm its payment."""
    return bool(session["payment_intent"]) and store.find(session["payment_intent"])["status"] == "processing"


def _pending(store, session):
    if not is_pending(store, session):
        raise Refused("This Checkout Session has no payment that a bank is to confirm.")
    return store.find(session["payment_intent"])


def _who(session):
    return {name: session["customer_details"][name] for name in ("email", "name")}


def _details(email, name):
    return {
        "address": None,
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }
