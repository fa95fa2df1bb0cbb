"""What the practice would press at Stripe's dashboard, and what banks and the calendar would do by themselves."""

import re

from coaching.payments.money import smallest_unit
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.pages import parts
from coachsite.demo.pretend_stripe.pages.layout import form_of, layout, leads_to


def show(server, rest, alert="", status=200):
    if rest:
        raise Refused("There is no such page.", status=404)
    with server.store.lock:
        sections = "\n".join(section(server) for section in parts.SECTIONS)
    words = "<p>This page stands in for Stripe's dashboard. <strong>No money moves.</strong></p>"
    return layout("Pretend Stripe", f"{words}\n{sections}", kind="wide", alert=alert, status=status)


def press(server, action, body):
    """Does what a button says, and shows the dashboard again; what is refused is said on it."""
    if action not in ACTIONS:
        raise Refused("There is no such button.", status=404)
    try:
        ACTIONS[action](server, form_of(body))
    except Refused as refused:
        return show(server, "", str(refused), 422)
    return leads_to("/")


def _refund(server, form):
    intent = server.find(form.get("id"), "payment_intent")
    server.refund(intent["id"], _amount(form["amount"].strip(), intent["currency"].upper()) if "amount" in form else None)


def _amount(typed, currency):
    """`12.50` in the smallest unit."""
    try:
        amount = smallest_unit(typed, currency) if re.fullmatch(r"\d{1,9}(\.\d{1,2})?", typed, re.ASCII) else 0
    except ValueError:  # decimals of a currency that has none
        amount = 0
    if not amount:
        raise Refused("Please type the amount as a number, like 12.50.")
    return amount


def _event(server, form):
    return server.store.find(form.get("id"), "event")


def _lose(server, form):
    server.delivery.held.remove(_held(server, form))


def _deliver(server, form):
    event = _held(server, form)
    server.delivery.held.remove(event)
    _send(server, event)


def _held(server, form):
    event = _event(server, form)
    if event not in server.delivery.held:
        raise Refused("This event is not held.")
    return event


def _send(server, event):
    status = server.deliver(event)
    if not 200 <= status < 300:
        raise Refused(f"The site did not take the event ({status or 'no answer'}).")


ACTIONS = {
    "refund": _refund,
    "fail_refund": lambda server, form: server.fail_refund(form.get("id")),
    "dispute": lambda server, form: server.dispute(form.get("id")),
    "win": lambda server, form: server.close_dispute(form.get("id"), "won"),
    "lose": lambda server, form: server.close_dispute(form.get("id"), "lost"),
    "confirm": lambda server, form: server.confirm(form.get("id")),
    "fail": lambda server, form: server.fail(form.get("id")),
    "expire": lambda server, form: server.expire(form.get("id")),
    "bill": lambda server, form: server.bill(form.get("id")),
    "bill_failing": lambda server, form: server.bill(form.get("id"), succeeds=False),
    "retry": lambda server, form: server.retry(form.get("id"), succeeds=True),
    "retry_failing": lambda server, form: server.retry(form.get("id"), succeeds=False),
    "hold": lambda server, form: server.hold(),
    "release": lambda server, form: server.release(),
    "deliver_event": _deliver,
    "lose_event": _lose,
    "send_again": lambda server, form: _send(server, _event(server, form)),
}
