"""From our page about the months to Stripe's, which saves the card; and where that page leads once it is over."""

from coaching.payments import stripe_api
from coaching.payments.checkout import at_stripe, checkouts, pages
from coaching.payments.instalments import beginning
from coaching.payments.instalments.links import MONTHLY
from coaching.payments.models import Checkout

Status = Checkout.Status


def go_on(checkout: Checkout) -> str:
    """Where someone goes on who pressed the button of our page: to Stripe's page, the same one when it was begun before; to the
    page that tells what came of it; or back to where another can be begun. Raises StripeProblem."""
    try:
        page = _still_open(checkout) if checkout.session_id else at_stripe.begin(checkout)
    except stripe_api.NotAtStripe:
        checkouts.note_expired(checkout)
        page = None
    checkout.refresh_from_db(fields=["status"])
    return page or _led_to(checkout)


def instead_of(checkout: Checkout) -> str:
    """Where an older page about the months leads, once its checkout is no longer open: to that of a newer one, or on."""
    like = Checkout.objects.filter(client=checkout.client_id, package=checkout.package_id, request=None)
    newest = like.filter(without_account=checkout.without_account).latest("pk")
    if newest != checkout and newest.status == Status.OPEN and beginning.is_monthly(newest):
        return MONTHLY.path(newest)
    return _led_to(newest)


def _still_open(checkout: Checkout) -> str | None:
    session = stripe_api.fetch_session(checkout.session_id or "")
    return session["url"] if session["status"] == "open" else checkouts.settled(checkout)


def _led_to(checkout: Checkout) -> str:
    """What came of it; or, where nothing did, the page on which another can be begun."""
    if checkout.status in {Status.OPEN, Status.EXPIRED}:
        return pages.back_to(checkout)
    return pages.told_at(checkout)
