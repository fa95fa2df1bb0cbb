"""The desk's block about money: what to decide, what is late, what is on its way, who asks for time, what was bought."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.payments import after_sale
from coaching.payments.bookkeeping import lately, sales
from coaching.payments.bookkeeping.seams import request_url
from coaching.payments.models import Checkout, ExtensionRequest, PaymentRequest, Purchase
from coaching.people.access import clients_of
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

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
    late, waiting = f"{list_url}?state=open_invoice", f"{list_url}?state=pending"
    found = [
        Part(_("To decide"), *_first((Line(words, url) for words, url in _to_decide(user)), "")),
        Part(_("Past the day it was to be paid by"), *_first(map(_late, _overdue(user, now)), late)),
        Part(_("Waiting for a bank"), *_first(map(_pending, sales.pending(user).select_related("client")[: SHOWN + 1]), waiting)),
        Part(_("More time was asked for"), *_first(map(_asked, _extensions(user)), "")),
        Part(_("Lately"), *_first(map(_sold, lately.unseen(user, now)[: SHOWN + 1]), list_url)),
    ]
    return [part for part in found if part.lines]


def _first(lines: Iterable[Line], more_url: str) -> tuple[list[Line], str]:
    found = list(lines)
    return found[:SHOWN], more_url if len(found) > SHOWN else ""


def _to_decide(user: User) -> list[tuple[str, str]]:
    """Money of which a person has to decide, as (sentence, address)."""
    try:
        ask: Callable[[User], list[tuple[str, str]]] = import_module(f"{after_sale.__name__}.attention").to_decide
    except ModuleNotFoundError:
        return []
    return ask(user)


def _overdue(user: User, now: datetime) -> Iterable[PaymentRequest]:
    day = today(now, PracticeSettings.load().timezone)
    late = sales.unpaid_requests(user).filter(due_on__lt=day).select_related("client")
    return late.order_by("due_on")[: SHOWN + 1]


def _extensions(user: User) -> Iterable[ExtensionRequest]:
    asked = ExtensionRequest.objects.open().filter(lot__client__in=clients_of(user))
    return asked.select_related("lot__client")[: SHOWN + 1]


def _late(request: PaymentRequest) -> Line:
    words = _("%(payer)s has not paid %(price)s for %(client)s. It was due on %(day)s.")
    values = {**_facts(request), "payer": request.payer_name, "day": date_format(request.due_on or "")}
    return Line(words % values, request_url(request))


def _pending(checkout: Checkout) -> Line:
    words = _("%(client)s has ordered %(title)s, %(price)s. The bank has yet to confirm it.")
    return Line(words % _facts(checkout), checkout.client.get_absolute_url())


def _asked(request: ExtensionRequest) -> Line:
    client, words = request.lot.client, _("%(client)s asks for more time with %(title)s: until %(day)s.")
    values = {"client": client.name, "title": request.lot.title, "day": date_format(request.until)}
    return Line(words % values, client.get_absolute_url())


def _sold(purchase: Purchase) -> Line:
    words = _("%(client)s bought %(title)s, %(price)s.")
    if purchase.request:
        words = _("%(client)s bought %(title)s, %(price)s. %(payer)s pays for it.")
    payer = purchase.request.payer_name if purchase.request else ""
    values = {**_facts(purchase), "payer": payer}
    return Line(words % values, reverse("books_admin:purchase", args=[purchase.pk]), purchase.pk)


def _facts(sold: Any) -> dict[str, str]:
    return {"client": sold.client.name, "title": sold.title, "price": sold.price_text}
