"""What a browser sees of the pretend Stripe: plain HTML without scripts."""

from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.pages import dashboard, payment, portal
from coachsite.demo.pretend_stripe.pages.layout import Page, layout, refusal

__all__ = ["Page", "answer", "layout", "refusal"]
ROOMS = {"pay": payment, "portal": portal, "": dashboard, "do": dashboard}


def answer(server, verb, route, body):
    """The page for an address. Raises Refused (404)."""
    room, _, rest = route.lstrip("/").partition("/")
    if room not in ROOMS:
        raise Refused(f"There is no page {route}.", status=404)
    return ROOMS[room].show(server, rest) if verb == "GET" else ROOMS[room].press(server, rest, body)
