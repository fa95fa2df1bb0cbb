"""Everything that happened with one purchase, as one line of time in the practice's zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.mail.kinds import kind_or_none
from coaching.mail.models import Message
from coaching.payments.models import (
    Dispute,
    ExtensionRequest,
    Instalment,
    InstalmentPlan,
    Invoice,
    LedgerEntry,
    Payment,
    Purchase,
    Refund,
)
from coaching.payments.money import money

LAST = time(23, 59, 59)


@dataclass(frozen=True)
class Event:
    """One thing that happened, or is to come, on `day`; `at` is empty where only the day is known. `url` is its own page."""

    day: date
    at: datetime | None
    what: str
    words: str = ""
    url: str = ""


class Story:
    """A purchase's events, each date of the practice's calendar, the oldest first. As many queries as there are kinds."""

    def __init__(self, purchase: Purchase, zone: str) -> None:
        self.purchase, self.zone = purchase, ZoneInfo(zone)
        self.payments = list(purchase.payments.select_related("by__coach", "purchase"))
        self.refunds = list(Refund.objects.filter(payment__in=self.payments).select_related("payment__purchase", "by__coach"))
        self.disputes = list(Dispute.objects.filter(payment__in=self.payments))
        self.invoices = list(Invoice.objects.filter(Q(purchase=purchase) | Q(request__isnull=False, request=purchase.request)))
        self.instalments = list(Instalment.objects.filter(plan__purchase=purchase).select_related("plan__purchase"))

    def events(self) -> list[Event]:
        """All of them in order; of one day, what has a moment comes before what has none."""
        parts = (self._begun, self._bought, self._money, self._disputes, self._rates, self._documents, self._account, self._mails)
        return sorted((each for part in parts for each in part()), key=self._order)

    def _order(self, event: Event) -> datetime:
        return event.at or datetime.combine(event.day, LAST, self.zone)

    def _at(self, at: datetime, what: str, words: str = "", url: str = "") -> Event:
        local = at.astimezone(self.zone)
        return Event(local.date(), local, what, words, url)

    def _begun(self) -> Iterator[Event]:
        request, checkout = self.purchase.request, self.purchase.checkout
        if request:
            words = _("%(payer)s, %(email)s") % {"payer": request.payer_name, "email": request.payer_email}
            yield self._at(request.created_at, _("Someone else was asked to pay"), words)
        if checkout:
            yield self._at(checkout.created_at, _("The payment page was opened"), _by(checkout.price_text))

    def _bought(self) -> Iterator[Event]:
        words = _("There before it is paid: %(title)s") if self.purchase.was_given_first else _("Bought: %(title)s")
        what = words % {"title": self.purchase.title}
        yield self._at(self.purchase.bought_at, what, _noted(self.purchase.by))

    def _money(self) -> Iterator[Event]:
        for payment in self.payments:
            yield self._paid(payment)
        for refund in self.refunds:
            what = _("Refund of %(amount)s: %(state)s") % {"amount": refund.amount_text, "state": refund.get_status_display()}
            yield self._at(refund.at, what, _by(refund.reason, _noted(refund.by), refund.stripe_id))

    def _paid(self, payment: Payment) -> Event:
        what = _("%(amount)s arrived: %(how)s") % {"amount": payment.amount_text, "how": payment.get_method_display()}
        words = _by(payment.reference, _noted(payment.by))
        if payment.at.astimezone(self.zone).date() == payment.on:
            return self._at(payment.at, what, words)
        return Event(payment.on, None, what, words)

    def _disputes(self) -> Iterator[Event]:
        for dispute in self.disputes:
            amount = money(dispute.amount, self.purchase.currency)
            what = _("The payer's bank questions %(amount)s") % {"amount": amount}
            yield self._at(dispute.opened_at, what, _by(dispute.reason, dispute.stripe_id))
            if dispute.closed_at:
                yield self._at(dispute.closed_at, _("Dispute: %(state)s") % {"state": dispute.get_status_display()}, amount)

    def _rates(self) -> Iterator[Event]:
        for rate in self.instalments:
            values = {"number": rate.number, "amount": rate.amount_text, "state": rate.get_status_display()}
            yield Event(rate.due_on, None, _("Monthly payment %(number)d, %(amount)s: %(state)s") % values)

    def _documents(self) -> Iterator[Event]:
        for each in self.invoices:
            url = reverse("documents_admin:page", args=[each.pk])
            yield Event(each.issued_on, None, str(each), f"{each.total_text}, {each.buyer_name}", url)

    def _account(self) -> Iterator[Event]:
        for entry in LedgerEntry.objects.filter(lot__purchase=self.purchase).select_related("by__coach").order_by("at", "pk"):
            words = _by(entry.reason, _noted(entry.by))
            yield self._at(entry.at, _("Sessions: %(delta)s") % {"delta": entry.signed}, words)

    def _mails(self) -> Iterator[Event]:
        for message in Message.objects.filter(self._causes()).order_by("pk"):
            kind = kind_or_none(message.kind)
            words = f"{message.to}, {message.get_state_display()}"
            yield self._at(message.sent_at or message.created_at, _("Email: %(title)s") % {"title": _title(kind, message)}, words)

    def _causes(self) -> Q:
        """Mails name what they are about in their cause, as `purchase:7` or `refund:3:failed`."""
        lots = [self.purchase.lot] if hasattr(self.purchase, "lot") else []
        found: dict[str, Iterable[Any]] = {
            "purchase": [self.purchase],
            "sold": [self.purchase],
            "payment": self.payments,
            "receipt": self.payments,
            "paid-for-you": self.payments,
            "refund": self.refunds,
            "dispute": self.disputes,
            "invoice": self.invoices,
            "instalment": self.instalments,
            "plan": InstalmentPlan.objects.filter(purchase=self.purchase),
            "payer": [self.purchase.request] if self.purchase.request else [],
            "lot": lots,
            "extended": lots,
            "extension": ExtensionRequest.objects.filter(lot__in=lots),
            "checkout": [self.purchase.checkout] if self.purchase.checkout else [],
        }
        wanted = Q()
        for name, rows in found.items():
            for row in rows:
                wanted |= Q(cause=f"{name}:{row.pk}") | Q(cause__startswith=f"{name}:{row.pk}:")
        return wanted


def _title(kind: Any, message: Message) -> str:
    return message.subject or str(kind.title if kind else message.kind)


def _noted(user: Any) -> str:
    """By whom, if by a person."""
    if user is None:
        return ""
    coach = getattr(user, "coach", None)
    return _("by %(name)s") % {"name": coach.name if coach else user.get_full_name() or user.email}


def _by(*parts: str | None) -> str:
    return ", ".join(each for each in parts if each)
