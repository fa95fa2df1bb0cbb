"""Telling of money that somebody here has to decide about: the client's coach, or the owners where it is about no client."""

from collections.abc import Iterator
from typing import Any

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.after_sale import sentences
from coaching.payments.models import Discrepancy
from coaching.people.access import owners
from coaching.practice.addresses import address


def tell(discrepancy: Discrepancy) -> None:
    """Once for a discrepancy, in the transaction that noted it, with what to do. It is dropped where nothing is to be decided
    anymore when it goes out."""
    if _is_told_otherwise(discrepancy):
        return
    context = {
        "is_test": stripe_mode.is_test(discrepancy.facts.get("livemode")),
        "what": sentences.what(discrepancy),
        "do": sentences.what_to_do(discrepancy),
        "url": address(sentences.decided_at(discrepancy)),
    }
    client = discrepancy.client
    reply_to = client.email if client and not client.is_gone else ""
    about: dict[str, Any] = {"context": context, "reply_to": reply_to, "facts": {"discrepancy": discrepancy.pk}}
    for number, to in enumerate(_deciders(discrepancy), 1):
        send("payments.misfit_coach", to=to, cause=f"misfit:{discrepancy.pk}:told:{number}", **about)


def _is_told_otherwise(discrepancy: Discrepancy) -> bool:
    """News, a refund that failed and a lost dispute have mails of their own."""
    return discrepancy.is_news or discrepancy.kind == Discrepancy.Kind.REFUND_FAILED or "dispute" in discrepancy.facts


def _deciders(discrepancy: Discrepancy) -> Iterator[str]:
    if discrepancy.client:
        yield discrepancy.client.coach.email
    else:
        yield from (user.email for user in owners() if user.email)
