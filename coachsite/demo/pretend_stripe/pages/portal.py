"""Stripe's customer portal, as far as giving another card."""

from html import escape

from coachsite.demo.pretend_stripe.pages.layout import button, layout, leads_to


def show(server, session_id):
    session = server.find(session_id, "billing_portal.session")
    back = f'<p><a href="{escape(session["return_url"], quote=True)}">Back</a></p>' if session["return_url"] else ""
    words = "<p>This page stands in for Stripe's customer portal. <strong>No card is asked for.</strong></p>"
    return layout("Pretend card", f"{words}\n{button('Use another card', first=True)}\n{back}")


def press(server, session_id, _body):
    session = server.find(session_id, "billing_portal.session")
    server.mend_card(session["customer"])
    return leads_to(session["return_url"] or f"/portal/{session_id}")
