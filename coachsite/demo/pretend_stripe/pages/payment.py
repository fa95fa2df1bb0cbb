"""The page of a Checkout session: plain, and clear that no money moves."""

from html import escape

from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.pages.layout import form_of, layout, leads_to, price
from coachsite.demo.pretend_stripe.payments import DECLINED, late_type

ENDED = {"complete": "This is done already.", "expired": "This page has expired."}


def show(server, session_id, alert="", status=200):
    with server.store.lock:
        session = server.find(session_id, "checkout.session")
        title = "Pretend payment" if session["mode"] == "payment" else "Pretend card"
        body = _open(server, session) if session["status"] == "open" else f"<p>{ENDED[session['status']]}</p>"
        return layout(title, f"{body}\n{_back(session)}", alert=alert, status=status)


def press(server, session_id, body):
    """A button was pressed; without a name the first one."""
    session, form = server.find(session_id, "checkout.session"), form_of(body)
    pressed = form.get("do", "pay" if session["mode"] == "payment" else "save")
    if pressed == "decline":
        server.decline(session_id)
        return show(server, session_id, DECLINED, 422)
    if pressed not in PRESSED:
        raise Refused("There is no such button.")
    if session["status"] != "complete":  # done in another tab
        PRESSED[pressed](server, session_id, {name: form[name] for name in ("email", "name") if form.get(name)})
    return leads_to(session["success_url"].replace("{CHECKOUT_SESSION_ID}", session_id))


PRESSED = {
    "pay": lambda server, session_id, who: server.pay(session_id, **who),
    "late": lambda server, session_id, who: server.pay(session_id, arrived=False, **who),
    "save": lambda server, session_id, who: server.save_card(session_id, **who),
    "save_failing": lambda server, session_id, who: server.save_card(session_id, works=False, **who),
}


def _open(server, session):
    buttons = "\n".join(_button(name, words) for name, words in _buttons(session))
    return f"""<p>This page stands in for Stripe. <strong>No money moves</strong>, and no card is asked for.</p>
{_what(session)}
<form method="post">
{_asks_who(server, session)}{buttons}
</form>"""


def _what(session):
    if session["mode"] == "setup":
        return "<p>A card is saved now, and charged later.</p>"
    return f"<p>To pay: <strong>{price(session['amount_total'], session['currency'])}</strong></p>"


def _buttons(session):
    if session["mode"] == "setup":
        yield "save", "Save this card"
        yield "save_failing", "Save a card that will fail"
    else:
        yield "pay", f"Pay {price(session['amount_total'], session['currency'])}"
        if late_type(session["currency"]) in session["payment_method_types"]:
            yield "late", "Pay by bank transfer (confirmed later)"
    yield "decline", "Decline the card"


def _button(name, words):
    kind = ' class="first"' if name in ("pay", "save") else ""
    return f'<button name="do" value="{name}"{kind}>{words}</button>'


def _asks_who(server, session):
    """An address is asked for when nobody gave one, as Stripe does."""
    known = session["customer_email"] or (session["customer"] and server.find(session["customer"])["email"])
    if known:
        return ""
    return '<label for="email">Your email</label><input id="email" name="email" type="email" autocomplete="email" required>\n'


def _back(session):
    words = "Back without paying" if session["status"] == "open" and session["mode"] == "payment" else "Back"
    return f'<p><a href="{escape(session["cancel_url"] or "/", quote=True)}">{words}</a></p>'
