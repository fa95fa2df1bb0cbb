"""The one prominent button of a package's page: buying, or asking where nobody can pay here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments.asking import ask_url
from coaching.payments.checkout import checkouts
from coaching.payments.checkout.offers import SpecialOffer, offer_of
from coaching.payments.models import Package
from coaching.people.own_entries import client_of
from coaching.website.navigation import consultation_url


@dataclass(frozen=True)
class MainButton:
    """Where the one prominent button of a package's page leads. `posts`: by a form. `pays_once`: to one payment and no more.

    `offer`: what this visitor was offered of it, to which the button leads then.
    """

    label: str
    url: str
    posts: bool = False
    pays_once: bool = False
    offer: SpecialOffer | None = None


def main_button(package: Package, request: HttpRequest) -> MainButton | None:
    """Buying where it can be paid for here, else asking; None where nobody can be asked."""
    if offer := _offer(package, request):
        return MainButton(_("See your offer for %(price)s") % {"price": offer.sold.price_text}, offer.url, offer=offer)
    url, posts = _buying(package, request)
    if url:
        words = _("Buy %(title)s for %(price)s") if package.instalments == 1 else _("Buy %(title)s in %(count)d monthly payments")
        label = words % {"title": package.title, "price": package.price_text, "count": package.instalments}
        return MainButton(label, url, posts, pays_once=package.instalments == 1)
    url = consultation_url(request) or ask_url(package)
    return MainButton(_("Ask about this"), url) if url else None


def buy_url(package: Package) -> str:
    """Where anyone buys a package without an account; "" while this practice has no such page."""
    try:
        return reverse("payments:buy_public", args=[package.pk])
    except NoReverseMatch:
        return ""


def _buying(package: Package, request: HttpRequest) -> tuple[str, bool]:
    """The address at which this visitor buys, or "", and whether a form goes there."""
    if not checkouts.can_pay_for(package):
        return "", False
    return (reverse("payments:buy", args=[package.pk]), True) if client_of(request) else (buy_url(package), False)


def _offer(package: Package, request: HttpRequest) -> SpecialOffer | None:
    client = client_of(request)
    return offer_of(client, package.pk, timezone.now()) if client else None
