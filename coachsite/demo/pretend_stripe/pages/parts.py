"""The sections of the dashboard. Each is given the server and gives HTML."""

from html import escape

from coachsite.demo.pretend_stripe import disputes, invoices, paying, refunds
from coachsite.demo.pretend_stripe.pages.layout import button, price

NEWEST = 30  # of each kind, and of events


def _section(title, items, empty, kind=""):
    inside = "\n".join(f'<article class="{kind}">{item}</article>' for item in items) or f"<p>{empty}</p>"
    return f"<section><h2>{title}</h2>\n{inside}\n</section>"


def _money(thing, name="amount"):
    return f"<strong>{price(thing[name], thing['currency'])}</strong>"


def _code(thing):
    return f"<code>{escape(thing['id'])}</code>"


def _do(words, action, thing):
    """A button that does something with one thing."""
    return button(words, action=f"/do/{action}", about=thing["id"], id=thing["id"])


def payments(server):
    charges = [charge for charge in server.store.all("charge", status="succeeded")][:NEWEST]
    return _section("Payments", [_payment(server, charge) for charge in charges], "Nobody has paid yet.")


def _payment(server, charge):
    who = escape(charge["billing_details"]["email"] or "")
    words = f"<p>{_money(charge)} {who} {_code(charge)}{_refunded(charge)}</p>"
    if not refunds.left(charge):
        return words
    intent = server.find(charge["payment_intent"])
    return words + _do("Refund all that is left", "refund", intent) + _partial(intent) + _do("Dispute", "dispute", intent)


def _refunded(charge):
    return f" · {price(charge['amount_refunded'], charge['currency'])} refunded" if charge["amount_refunded"] else ""


_PARTIAL = """<form class="amount" method="post" action="/do/refund"><input type="hidden" name="id" value="{id}">
<span><label for="amount-{id}">Amount in {currency}</label>
<input id="amount-{id}" name="amount" inputmode="decimal" required></span>
<button aria-label="Refund this amount, {id}">Refund this amount</button></form>"""


def _partial(intent):
    return _PARTIAL.format(id=intent["id"], currency=intent["currency"].upper())


def refunded(server):
    found = server.store.all("refund")[:NEWEST]
    return _section("Refunds", [_refund(refund) for refund in found], "Nothing was refunded.")


def _refund(refund):
    words = f"<p>{_money(refund)} {refund['status']} {_code(refund)}</p>"
    return words + (_do("The bank does not take it", "fail_refund", refund) if refund["status"] == "succeeded" else "")


def pending(server):
    found = [session for session in server.store.all("checkout.session") if paying.is_pending(server.store, session)]
    return _section("Waiting for a bank", [_pending(session) for session in found], "No payment is pending.")


def _pending(session):
    words = f"<p>{_money(session, 'amount_total')} {_code(session)}</p>"
    return words + _do("The bank confirms", "confirm", session) + _do("The bank refuses", "fail", session)


def open_sessions(server):
    found = server.store.all("checkout.session", status="open")[:NEWEST]
    return _section("Open payment pages", [_session(session) for session in found], "None is open.")


def _session(session):
    what = _money(session, "amount_total") if session["mode"] == "payment" else "A card to save"
    link = f'<a href="/pay/{session["id"]}">Open the page</a>'
    return f"<p>{what} {_code(session)} {link}</p>" + _do("Let it expire", "expire", session)


def disputed(server):
    found = server.store.all("dispute")[:NEWEST]
    return _section("Disputes", [_dispute(dispute) for dispute in found], "Nothing is disputed.")


def _dispute(dispute):
    words = f"<p>{_money(dispute)} {dispute['status']} {_code(dispute)}</p>"
    ends = disputes.ENDS.get(dispute["status"], set())
    return words + (_do("Win it", "win", dispute) + _do("Lose it", "lose", dispute) if "won" in ends else "")


def instalments(server):
    found = server.store.all("subscription_schedule")[:NEWEST]
    return _section("Instalments", [_schedule(server, schedule) for schedule in found], "Nobody pays in instalments.")


def _schedule(server, schedule):
    of_schedule = invoices.of(server.store, schedule["subscription"])
    words = f"<p>{schedule['status']} {_code(schedule)}: {len(of_schedule)} invoices</p>"
    if schedule["status"] in ("active", "not_started"):
        words += _do("Next instalment", "bill", schedule) + _do("Next instalment fails", "bill_failing", schedule)
    return words + "".join(_invoice(invoice) for invoice in of_schedule)


def _invoice(invoice):
    words = f"<p>{_money(invoice, 'amount_due')} {invoice['status']} {_code(invoice)}</p>"
    if invoice["status"] != "open":
        return words
    return words + _do("Try again: paid", "retry", invoice) + _do("Try again: fails", "retry_failing", invoice)


def waiting(server):
    words = button("Send what is held, and hold no more", action="/do/release")
    switch = words if server.delivery.holding else button("Hold events from now on", action="/do/hold")
    rows = [_event(event) + _do("Send", "deliver_event", event) + _do("Lose", "lose_event", event) for event in server.held]
    return _section("Held events", rows, "No event is held.", "line").replace("</h2>", f"</h2>{switch}", 1)


def happened(server):
    found = server.store.all("event")[:NEWEST]
    rows = [_event(event) + _do("Send again", "send_again", event) for event in found]
    return _section("Events", rows, "Nothing has happened.", "line")


def _event(event):
    return f"<p>{event['type']} {_code(event)} about <code>{escape(event['data']['object'].get('id', ''))}</code></p>"


SECTIONS = (open_sessions, pending, payments, refunded, disputed, instalments, waiting, happened)
