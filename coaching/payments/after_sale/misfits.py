"""Money that came through a payment page and fits nothing here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from coaching.payments.after_sale import discrepancies
from coaching.payments.models import Discrepancy
from coaching.people.models import Client


def note(*, kind: str, session: dict[str, Any], client: Client | None, now: datetime) -> Discrepancy:
    """Puts a paid Checkout session on the desk, once."""
    return discrepancies.note(
        kind=kind,
        cause=f"session:{session['id']}",
        reference=session["id"],
        client=client,
        amount=session["amount_total"],
        currency=session["currency"],
        now=now,
        payment_intent=session.get("payment_intent"),
        livemode=session.get("livemode"),
    )


def unreadable(session: dict[str, Any]) -> Callable[[datetime], object]:
    """What is done about an event of a session that our key can't read. Nothing of it is believed but its id and its mode."""
    livemode = session.get("livemode")
    mode = livemode if isinstance(livemode, bool) else None
    name, kind = session["id"], Discrepancy.Kind.UNREADABLE
    return lambda now: discrepancies.note(kind=kind, cause=f"session:{name}", reference=name, now=now, livemode=mode)
