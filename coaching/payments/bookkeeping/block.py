"""The desk's block about money: what is on its way, and what was bought.

What has to be decided or known, who is late, and who asks for more time is among the reasons (`after_sale/reasons.py`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.payments import stripe_mode
from coaching.payments.bookkeeping import lately, sales
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Checkout
from coaching.practice.present import present
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
    list_url = reverse("books_admin:list")
    pending, under_way = sales.pending(user).filter(plan=None), instalments.begun(user)
    bought = lately.unseen(user, now)
    there = present(pending=pending, under_way=under_way, bought=bought)
    found = []
    if "pending" in there:
        lines = map(_pending, pending.select_related("client", "request")[: SHOWN + 1])
        found.append(Part(_("Waiting for a bank"), *_first(lines, f"{list_url}?state=pending")))
    if "under_way" in there:
        lines = (Line(*each) for each in instalments.under_way(user))
        found.append(Part(_("Monthly payments that begin"), *_first(lines, f"{list_url}?state=begun")))
    if "bought" in there:
        found.append(Part(_("Lately"), *_first(map(_sold, bought[: SHOWN + 1]), list_url)))
    return [part for part in found if part.lines]


def _first(lines: Iterable[Line], more_url: str) -> tuple[list[Line], str]:
    found = list(lines)
    return found[:SHOWN], more_url if len(found) > SHOWN else ""


def _pending(checkout: Checkout) -> Line:
    words = _("%(client)s has ordered %(title)s, %(price)s. The bank has yet to confirm it.")
    if checkout.request:
        words = _("%(payer)s has ordered %(title)s, %(price)s, for %(client)s. Their bank has yet to confirm it.")
    payer = checkout.request.payer_name if checkout.request else ""
    words = _marked(words % {**_facts(checkout), "payer": payer}, is_test=stripe_mode.is_test_checkout(checkout))
    return Line(words, checkout.client.get_absolute_url())


def _marked(words: str, *, is_test: bool) -> str:
    return _("Test: %(words)s") % {"words": words} if is_test else words


def _sold(purchase: Any) -> Line:
    words = _("%(client)s bought %(title)s, %(price)s.")
    if purchase.request:
        words = _("%(client)s bought %(title)s, %(price)s. %(payer)s pays for it.")
    if purchase.was_given_first and not purchase.payments.all():
        words = _("%(client)s has %(title)s, %(price)s, before it is paid. %(payer)s pays for it.")
    payer = purchase.request.payer_name if purchase.request else ""
    values = {**_facts(purchase), "payer": payer}
    if back := purchase.back_words:
        values["price"] = _("%(price)s (%(back)s)") % {"price": values["price"], "back": back}
    words = _marked(words % values, is_test=purchase.is_test)
    return Line(words, reverse("books_admin:purchase", args=[purchase.pk]), reverse("books_admin:seen", args=[purchase.pk]))


def _facts(sold: Any) -> dict[str, str]:
    return {"client": sold.client.name, "title": sold.title, "price": sold.price_text}
