"""Money that fits nothing here: noted once, told to the coach by the desk, resolved by a person."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from coaching.payments.models import Discrepancy
from coaching.people.models import Client


def note(
    *,
    kind: str,
    cause: str,
    reference: str = "",
    client: Client | None = None,
    amount: int | None = None,
    currency: str = "",
    now: datetime | None = None,
    **facts: Any,
) -> Discrepancy:
    """Puts it on the desk, once for a `cause`; `amount` is in the smallest unit of `currency`."""
    fields = {
        "kind": kind,
        "reference": reference,
        "client": client,
        "amount": amount,
        "currency": currency.upper()[:10],
        "facts": facts,
        "noticed_at": now or timezone.now(),
    }
    return Discrepancy.objects.get_or_create(cause=cause[:200], defaults=fields)[0]


def resolve(*, discrepancy: Discrepancy, by: User, resolution: str, now: datetime | None = None) -> bool:
    """Takes it off the desk with a word on what was done. Returns whether this call did it: pressed again, it changes nothing."""
    rows = Discrepancy.objects.open().filter(pk=discrepancy.pk)
    return bool(rows.update(resolved_at=now or timezone.now(), resolved_by=by, resolution=resolution[:200]))
