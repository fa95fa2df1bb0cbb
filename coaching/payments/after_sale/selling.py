"""Money that fitted nothing becomes a sale: a purchase at what was paid, with the sessions that were decided, and a receipt."""

from collections.abc import Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from coaching.payments import purchases
from coaching.payments.after_sale import late, misfits
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


def why_not(discrepancy: Discrepancy) -> str:
    """Why its money can't become a sale, in a sentence; "" where it can: an amount of a currency that is sold in here."""
    if not 0 < (discrepancy.amount or 0) <= MOST:
        return _("How much it is can't be written down as a sale.")
    if discrepancy.currency not in dict(CURRENCIES):
        return _("Nothing can be sold in %(currency)s here.") % {"currency": discrepancy.currency}
    return ""


def outlook(discrepancy: Discrepancy, checkout: Checkout | None) -> str:
    """What giving sessions does with the money."""
    if problem := why_not(discrepancy):
        words = _("Sessions that are given for it are a gift in the books: the money stays out of the sums, and has no receipt.")
        return f"{problem} {words}"
    words = _("Sessions that are given for it are sold for %(amount)s: in the sums, with a receipt by email to whoever paid.")
    sold = words % {"amount": discrepancy.amount_text}
    return sold if checkout else f"{sold} {_('What was to be sold is no longer known here, so they have no last day.')}"


def sell(*, discrepancy: Discrepancy, sessions: int, by: User, now: datetime) -> Purchase | None:
    """The purchase, with the title, terms and validity that its checkout was begun at; where that is gone, with a title and the
    sessions alone. None where it can't be sold (`why_not`).

    The payment has the day on which the money came. Inside the caller's transaction, under the client's lock, once.
    """
    checkout = checkouts_of([discrepancy]).get(discrepancy.reference)
    if why_not(discrepancy) or discrepancy.client is None:
        return None
    decided = {"sessions": sessions, "price": discrepancy.amount, "currency": discrepancy.currency, "instalments": 1}
    begun_at = checkout.terms if checkout else {"title": discrepancy.facts.get("title") or _("Sessions")}
    sold = Purchase(**{**begun_at, **decided})
    purchase = purchases.make(
        client=owners.owner_of(checkout) if checkout else discrepancy.client,
        sold=sold,
        now=now,
        package=checkout.package if checkout else None,
        checkout=None if Purchase.objects.filter(checkout=checkout).exists() else checkout,
        request=_request(discrepancy, checkout.request if checkout else misfits.request_of(discrepancy), sold, by, now),
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
