"""Where money and sessions go when two entries of one person become one: they move, and nothing of them is written again."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.merging import reword
from coaching.payments.models import (
    BillingAddress,
    Checkout,
    Discrepancy,
    Invoice,
    LedgerEntry,
    Lot,
    PaymentRequest,
    Purchase,
)
from coaching.people.merge_rules import joins, keep_one, move, moves, notes, refuses
from coaching.people.models import Client, Note

moves(Checkout)
moves(Discrepancy)
moves(Lot, lambda count: ngettext("%(count)d lot of sessions", "%(count)d lots of sessions", count) % {"count": count})
moves(Purchase, lambda count: ngettext("%(count)d purchase", "%(count)d purchases", count) % {"count": count})
moves(
    PaymentRequest,
    lambda count: (
        ngettext("%(count)d request to someone who pays", "%(count)d requests to someone who pays", count) % {"count": count}
    ),
)
moves(
    Invoice,
    lambda count: (
        ngettext(
            "%(count)d receipt or invoice, which stays as it was issued",
            "%(count)d receipts and invoices, which stay as they were issued",
            count,
        )
        % {"count": count}
    ),
)


@joins(LedgerEntry)
def join_entries(kept: Client, other: Client, now: datetime) -> None:
    """They stay as they were written, but for the clock that their words name."""
    reword(QuerySet(LedgerEntry).filter(client__in=[kept, other]), "reason", kept, other)
    move(LedgerEntry, kept, other)


@joins(BillingAddress)
def join_addresses(kept: Client, other: Client, now: datetime) -> None:
    """Of two the kept one's stays, and the other's becomes a private note."""
    if both_have_one(kept, other):
        theirs = BillingAddress.objects.get(client=other)
        Note.objects.create(client=kept, text=f"{theirs.name}\n{theirs.address}".strip())
    keep_one(BillingAddress, kept, other)


@notes
def two_addresses(kept: Client, other: Client) -> str:
    words = _("Both have an address for receipts: that of %(email)s becomes a private note.") % {"email": other.email}
    return words if both_have_one(kept, other) else ""


def both_have_one(kept: Client, other: Client) -> bool:
    return BillingAddress.objects.filter(client__in=[kept, other]).count() == 2


@refuses
def two_open_payments(kept: Client, other: Client) -> str:
    mine, theirs = (Checkout.objects.under_way().filter(client=each, request=None) for each in (kept, other))
    twice = theirs.filter(package__in=mine.exclude(package=None).values("package")).first()
    words = _("Both are paying for “%(title)s” just now. Wait until one of the two payments has ended.")
    return words % {"title": twice.title} if twice else ""
