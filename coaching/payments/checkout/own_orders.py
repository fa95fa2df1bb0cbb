"""The orders of a browser without an account: kept in a signed cookie, which is worth what the order's link is."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from coaching.payments.models import Checkout, Package
from coaching.people.models import Client

COOKIE, SALT = "orders", "coaching.orders.own"
MOST, KEPT = 5, timedelta(days=60)  # as long as the order's link
OPENED, BEGUN = "opened", "begun"


def of(request: HttpRequest, package: Package) -> Checkout | None:
    """The newest that this browser has begun of a package, unless it came to nothing, or its buyer has left."""
    came_to_nothing = [Checkout.Status.EXPIRED, Checkout.Status.FAILED]
    found = Checkout.objects.filter(pk__in=_kept(request, OPENED), package=package).exclude(status__in=came_to_nothing)
    found = found.exclude(client__in=Client.objects.who_left(timezone.now()))
    return found.select_related("client__coach").order_by("pk").last()


def keeps(request: HttpRequest, checkout: Checkout) -> bool:
    """Whether this browser began that order, or opened its link."""
    return checkout.pk in _kept(request, OPENED)


def has_begun(request: HttpRequest, checkout: Checkout) -> bool:
    """Whether this browser was the first to say who buys: it may correct that, and no other one may."""
    return Checkout.objects.filter(pk__in=_kept(request, BEGUN), client=checkout.client_id).exists()


def remember(request: HttpRequest, response: HttpResponse, checkout: Checkout, *, has_begun: bool = False) -> HttpResponse:
    """Has this browser keep an order that it began, or to whose page it was led."""
    kept = {OPENED: _with(_kept(request, OPENED), checkout), BEGUN: _kept(request, BEGUN)}
    if has_begun:
        kept[BEGUN] = _with(kept[BEGUN], checkout)
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=SALT),
        max_age=int(KEPT.total_seconds()),
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _with(kept: list[int], checkout: Checkout) -> list[int]:
    return [*(pk for pk in kept if pk != checkout.pk), checkout.pk][-MOST:]


def _kept(request: HttpRequest, which: str) -> list[int]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
    return found.get(which, []) if isinstance(found, dict) else []
