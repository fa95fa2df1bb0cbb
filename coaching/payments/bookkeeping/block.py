"""The desk's block about money: what to decide, what is on its way, what to know, what was bought.

Who is late, or asks for more time, is among the reasons beside the clients."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.payments.after_sale import attention, sentences
from coaching.payments.bookkeeping import lately, sales
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Checkout, Discrepancy, Purchase
from coaching.practice.reading_once import reading_once

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """A sentence of the block and the page to go to; `seen` is where it is put away, if it can be."""

    words: str
    url: str
    seen: str = ""


@dataclass(frozen=True)
class Part:
    """A heading, its first lines, and whether there are more of them, at `more_url`."""

    heading: str
    lines: list[Line]
    more_url: str = ""


@reading_once()
def parts(user: User, now: datetime) -> list[Part]:
    """What there is to say, in order; nothing where nothing is. The same number of queries for 3 rows and for 300."""
    list_url, decide = reverse("books_admin:list"), reverse("money_admin:decide")
    waiting, begun = f"{list_url}?state=pending", f"{list_url}?state=begun"
    found = [
        Part(_("To decide"), *_first((Line(words, url) for words, url in attention.to_decide(user)), decide)),
        Part(
            _("Waiting for a bank"),
            *_first(
                map(_pending, sales.pending(user).filter(plan=None).select_related("client", "request")[: SHOWN + 1]), waiting
            ),
        ),
        Part(_("Monthly payments that begin"), *_first((Line(*each) for each in instalments.under_way(user)), begun)),
        Part(_("To know"), *_first(map(_news, attention.to_know(user)[: SHOWN + 1]), decide)),
        Part(_("Lately"), *_first(map(_sold, lately.unseen(user, now)[: SHOWN + 1]), list_url)),
    ]
    return [part for part in found if part.lines]


def _first(lines: Iterable[Line], more_url: str) -> tuple[list[Line], str]:
    found = list(lines)
    return found[:SHOWN], more_url if len(found) > SHOWN else ""


def _pending(checkout: Checkout) -> Line:
    words = _("%(client)s has ordered %(title)s, %(price)s. The bank has yet to confirm it.")
    if checkout.request:
        words = _("%(payer)s has ordered %(title)s, %(price)s, for %(client)s. Their bank has yet to confirm it.")
    payer = checkout.request.payer_name if checkout.request else ""
    return Line(words % {**_facts(checkout), "payer": payer}, checkout.client.get_absolute_url())


def _news(found: Discrepancy) -> Line:
    words = f"{sentences.what(found)} {sentences.what_to_do(found)}"
    return Line(words, sentences.decided_at(found), reverse("money_admin:act", args=[found.pk]))


def _sold(purchase: Purchase) -> Line:
    words = _("%(client)s bought %(title)s, %(price)s.")
    if purchase.request:
        words = _("%(client)s bought %(title)s, %(price)s. %(payer)s pays for it.")
    if purchase.was_given_first and not purchase.payments.all():
        words = _("%(client)s has %(title)s, %(price)s, before it is paid. %(payer)s pays for it.")
    payer = purchase.request.payer_name if purchase.request else ""
    values = {**_facts(purchase), "payer": payer}
    if back := purchase.back_words:
        values["price"] = _("%(price)s (%(back)s)") % {"price": values["price"], "back": back}
    return Line(
        words % values, reverse("books_admin:purchase", args=[purchase.pk]), reverse("books_admin:seen", args=[purchase.pk])
    )


def _facts(sold: Any) -> dict[str, str]:
    return {"client": sold.client.name, "title": sold.title, "price": sold.price_text}
