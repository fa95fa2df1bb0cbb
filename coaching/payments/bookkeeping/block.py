"""The desk's block about money: what to decide, what is on its way, what was bought. Who is late, or asks for more time, is
among the reasons beside the clients."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.payments.after_sale import attention
from coaching.payments.bookkeeping import lately, sales
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Checkout, Purchase

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """A sentence of the block and the page to go to; `purchase` where it can be put away."""

    words: str
    url: str
    purchase: int | None = None


@dataclass(frozen=True)
class Part:
    """A heading, its first lines, and whether there are more of them, at `more_url`."""

    heading: str
    lines: list[Line]
    more_url: str = ""


def parts(user: User, now: datetime) -> list[Part]:
    """What there is to say, in order; nothing where nothing is. The same number of queries for 3 rows and for 300."""
    list_url = reverse("books_admin:list")
    waiting = f"{list_url}?state=pending"
    found = [
        Part(_("To decide"), *_first((Line(words, url) for words, url in attention.to_decide(user)), "")),
        Part(
            _("Waiting for a bank"),
            *_first(map(_pending, sales.pending(user).filter(plan=None).select_related("client")[: SHOWN + 1]), waiting),
        ),
        Part(_("Monthly payments that begin"), *_first((Line(*each) for each in instalments.under_way(user)), "")),
        Part(_("Lately"), *_first(map(_sold, lately.unseen(user, now)[: SHOWN + 1]), list_url)),
    ]
    return [part for part in found if part.lines]


def _first(lines: Iterable[Line], more_url: str) -> tuple[list[Line], str]:
    found = list(lines)
    return found[:SHOWN], more_url if len(found) > SHOWN else ""


def _pending(checkout: Checkout) -> Line:
    words = _("%(client)s has ordered %(title)s, %(price)s. The bank has yet to confirm it.")
    return Line(words % _facts(checkout), checkout.client.get_absolute_url())


def _sold(purchase: Purchase) -> Line:
    words = _("%(client)s bought %(title)s, %(price)s.")
    if purchase.request:
        words = _("%(client)s bought %(title)s, %(price)s. %(payer)s pays for it.")
    payer = purchase.request.payer_name if purchase.request else ""
    values = {**_facts(purchase), "payer": payer}
    return Line(words % values, reverse("books_admin:purchase", args=[purchase.pk]), purchase.pk)


def _facts(sold: Any) -> dict[str, str]:
    return {"client": sold.client.name, "title": sold.title, "price": sold.price_text}
