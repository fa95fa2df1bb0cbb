"""The orders that a browser without an account has begun: kept in a signed cookie, which is worth what the order's link is."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from coaching.payments.models import Checkout, Package

COOKIE, SALT = "orders", "coaching.orders.own"
MOST, KEPT = 5, timedelta(days=60)  # as long as the order's link


def of(request: HttpRequest, package: Package) -> Checkout | None:
    """The newest that this browser has begun of a package, unless it came to nothing."""
    came_to_nothing = [Checkout.Status.EXPIRED, Checkout.Status.FAILED]
    found = Checkout.objects.filter(pk__in=_kept(request), package=package).exclude(status__in=came_to_nothing)
    return found.select_related("client").order_by("pk").last()


def keeps(request: HttpRequest, checkout: Checkout) -> bool:
    """Whether this browser began that order, or opened its link."""
    return checkout.pk in _kept(request)


def remember(request: HttpRequest, response: HttpResponse, checkout: Checkout) -> HttpResponse:
    """Has this browser keep an order that it began, or whose link it opened."""
    kept = [*(pk for pk in _kept(request) if pk != checkout.pk), checkout.pk][-MOST:]
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=SALT),
        max_age=int(KEPT.total_seconds()),
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _kept(request: HttpRequest) -> list[int]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
