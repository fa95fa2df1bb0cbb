"""Money that fits nothing here: noted once, told to the coach by an email and the desk, resolved by a person."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from coaching.payments.after_sale import misfit_mails
from coaching.payments.models import Discrepancy, Dispute, Refund
from coaching.people.models import Client

MOST = 2**63 - 1  # what a row holds


def note(
    *,
    kind: str,
    cause: str,
    reference: str = "",
    client: Client | None = None,
    amount: Any = None,
    currency: Any = "",
    now: datetime | None = None,
    **facts: Any,
) -> Discrepancy:
    """Puts it on the desk, once for a `cause`, and mails whoever decides; `amount` is in the smallest unit of `currency`.

    An amount or a currency that makes no sense is left out: it is on the desk because something does not fit.
    """
    fields = {
        "kind": kind,
        "reference": reference,
        "client": client,
        "amount": amount if isinstance(amount, int) and abs(amount) <= MOST else None,
        "currency": currency.upper()[:10] if isinstance(currency, str) else "",
        "facts": facts,
        "noticed_at": now or timezone.now(),
    }
    found, is_new = Discrepancy.objects.get_or_create(cause=cause[:200], defaults=fields)
    if is_new:
        misfit_mails.tell(found)
    return found


def note_about(row: Refund | Dispute, kind: str, cause: str, now: datetime, **facts: Any) -> Discrepancy:
    """As `note`, of a refund or a dispute of a payment that is known here."""
    purchase = row.payment.purchase
    return note(
        kind=kind,
        cause=cause,
        reference=row.stripe_id or "",
        client=purchase.client,
        amount=row.amount,
        currency=purchase.currency,
        now=now,
        purchase=purchase.pk,
        **facts,
    )


def resolve(
    *, discrepancy: Discrepancy, by: User | None, resolution: str, now: datetime | None = None, refunded: bool = False
) -> bool:
    """Takes it off the desk with a word on what was done. Returns whether this call did it: pressed again, it changes nothing.

    Without a person it resolved itself. `refunded` says that all of its money went back.
    """
    rows = Discrepancy.objects.open().filter(pk=discrepancy.pk)
    facts = {**discrepancy.facts, "refunded": refunded}
    return bool(rows.update(resolved_at=now or timezone.now(), resolved_by=by, resolution=resolution[:200], facts=facts))


def reopen(*, discrepancy: Discrepancy, failed: str) -> bool:
    """Puts money back on the desk whose refund (`failed`: Stripe's id of it) did not arrive. Returns whether this call did it."""
    rows = Discrepancy.objects.filter(pk=discrepancy.pk, resolved_at__isnull=False, facts__refunded=True)
    discrepancy.facts = {**discrepancy.facts, "refunded": False, "failed": failed}
    return bool(rows.update(resolved_at=None, resolved_by=None, resolution="", facts=discrepancy.facts))
