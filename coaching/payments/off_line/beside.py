"""What else may bring money for what a coach is about to note: said on the form, and asked about once more."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.payments.checkout import notices
from coaching.payments.models import Checkout, Package, PaymentRequest
from coaching.people.models import Client


@dataclass(frozen=True)
class Beside:
    """A sentence for the coach; `key` says that they have read it. `url` is where that money is noted, if it is."""

    key: str
    package: int | None
    words: str
    url: str = ""


def of(client: Client) -> list[Beside]:
    """What is on its way for this client, or asked of someone else. Three queries."""
    return [*_banks(client), *_months(client), *_requests(client)]


def about(found: list[Beside], package: Package | None) -> list[Beside]:
    """Those that may be the same sale: what has no package can be any."""
    return [each for each in found if package is None or each.package in (None, package.pk)]


def _banks(client: Client) -> Iterator[Beside]:
    for checkout in notices.on_their_way(client).select_related("request").order_by("pk"):
        words = _(
            "%(who)s has paid %(price)s for “%(title)s”, and a bank has yet to confirm it. That payment is noted by itself."
        )
        yield _of_checkout(checkout, words, checkout.request.payer_name if checkout.request else client.name)


def _months(client: Client) -> Iterator[Beside]:
    for checkout in notices.months_begun(client).order_by("pk"):
        words = _("%(who)s has saved a card for the monthly payments of “%(title)s”, %(price)s in all. The first is on its way.")
        yield _of_checkout(checkout, words, client.name)


def _of_checkout(checkout: Checkout, words: str, who: str) -> Beside:
    values = {"who": who, "title": checkout.title, "price": checkout.price_text}
    return Beside(f"checkout-{checkout.pk}", checkout.package_id, words % values)


def _requests(client: Client) -> Iterator[Beside]:
    """Open ones; one whose bank is asked is among the banks."""
    waiting = Checkout.objects.filter(status=Checkout.Status.PENDING, request__isnull=False).values("request")
    for each in PaymentRequest.objects.of_client(client).open().exclude(pk__in=waiting).order_by("pk"):
        words = _("%(payer)s is to pay “%(title)s”, %(price)s. If this is that money, note it there.")
        values = {"payer": each.payer_name, "title": each.title, "price": each.price_text}
        yield Beside(f"request-{each.pk}", each.package_id, words % values, reverse("payers_admin:request", args=[each.pk]))
