"""Money that fitted nothing becomes a sale: a purchase at what was paid, with the sessions that were decided, and a receipt."""

from collections.abc import Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from coaching.payments import purchases
from coaching.payments.after_sale import late
from coaching.payments.checkout import owners
from coaching.payments.models import Checkout, Discrepancy, PaymentRequest, Purchase
from coaching.payments.models.terms import CURRENCIES
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

MOST = 2**31 - 1  # what a purchase's row holds


def checkouts_of(found: Iterable[Discrepancy]) -> dict[str, Checkout]:
    """The checkouts that such money came through, by Stripe's id of their session. One query."""
    rows = Checkout.objects.filter(session_id__in=[each.reference for each in found if each.reference])
    return {checkout.session_id: checkout for checkout in rows if checkout.session_id}


def can_sell(discrepancy: Discrepancy, checkout: Checkout | None) -> bool:
    """Whether it is known what was to be sold, and it is an amount of a currency that is sold in here."""
    return checkout is not None and 0 < (discrepancy.amount or 0) <= MOST and discrepancy.currency in dict(CURRENCIES)


def outlook(discrepancy: Discrepancy, checkout: Checkout | None) -> str:
    """What giving sessions does with the money, in a sentence."""
    if not can_sell(discrepancy, checkout):
        return _("Sessions that are given for it are a gift in the books: the money stays out of the sums, and has no receipt.")
    words = _("Sessions that are given for it are sold for %(amount)s: in the sums, with a receipt by email to whoever paid.")
    return words % {"amount": discrepancy.amount_text}


def sell(*, discrepancy: Discrepancy, sessions: int, by: User, now: datetime) -> Purchase | None:
    """The purchase, with the title, terms and validity that its checkout was begun at; None where that isn't known.

    The payment has the day on which the money came. Inside the caller's transaction, under the client's lock, once.
    """
    checkout = checkouts_of([discrepancy]).get(discrepancy.reference)
    if checkout is None or not can_sell(discrepancy, checkout):
        return None
    decided = {"sessions": sessions, "price": discrepancy.amount, "currency": discrepancy.currency, "instalments": 1}
    sold = Purchase(**{**checkout.terms, **decided})
    purchase = purchases.make(
        client=owners.owner_of(checkout),
        sold=sold,
        now=now,
        package=checkout.package,
        checkout=None if Purchase.objects.filter(checkout=checkout).exists() else checkout,
        request=_request(discrepancy, checkout.request, sold, by, now),
        by=by,
    )
    reference = discrepancy.facts.get("payment_intent")
    on = today(discrepancy.noticed_at, PracticeSettings.load().timezone)
    purchases.receive(purchase=purchase, amount=sold.price, now=now, reference=reference, on=on, by=by)
    late.look(reference)
    return purchase


def _request(
    discrepancy: Discrepancy, paid: PaymentRequest | None, sold: Purchase, by: User, now: datetime
) -> PaymentRequest | None:
    """Money of someone who pays for the client stays theirs: another request in their name, which is paid with it. What they
    were asked before may be canceled, paid, or have an invoice."""
    if paid is None:
        return None
    names = ("payer_name", "payer_email", "payer_address", "is_organization", "order_number")
    return PaymentRequest.objects.create(
        client=paid.client,
        package=paid.package,
        key=uuid5(NAMESPACE_URL, f"discrepancy:{discrepancy.pk}:request"),
        by=by,
        created_at=now,
        **sold.terms,
        **{name: getattr(paid, name) for name in names},
    )
