"""Everything that happened with one purchase, as one line of time in the practice's zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.mail.kinds import kind_or_none
from coaching.mail.models import Message
from coaching.payments.bookkeeping.telling import came
from coaching.payments.instalments.telling import NEW_CARD
from coaching.payments.models import (
    Checkout,
    Discrepancy,
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
from coaching.people.models import TimelineEntry

LAST = time(23, 59, 59)


@dataclass(frozen=True)
class Event:
    """One thing that happened, or is to come, on `day`; `at` is empty where only the day is known. `url` is its own page.

    `after` is the moment of what it belongs to, as a receipt to its payment.
    """

    day: date
    at: datetime | None
    what: str
    words: str = ""
    url: str = ""
    after: datetime | None = None


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
        """All of them in order, each once. Of one moment they stand as they follow from each other; of one day, what has no
        moment, nor belongs to something that has one, comes last."""
        parts = (
            self._begun,
            self._bought,
            self._money,
            self._account,
            self._disputes,
            self._rates,
            self._cards,
            self._documents,
            self._mails,
        )
        return sorted((each for part in parts for each in part()), key=self._order)  # a stable order

    def _order(self, event: Event) -> datetime:
        return event.at or event.after or datetime.combine(event.day, LAST, self.zone)

    def _at(self, at: datetime, what: str, words: str = "", url: str = "") -> Event:
        local = at.astimezone(self.zone)
        return Event(local.date(), local, what, words, url)

    def _begun(self) -> Iterator[Event]:
        request = self.purchase.request
        if request:
            words = _("%(payer)s, %(email)s") % {"payer": request.payer_name, "email": request.payer_email}
            yield self._at(request.created_at, _("Someone else was asked to pay"), words)
        for each in self._checkouts:
            yield from self._tried(each)
        if request:
            for second in Discrepancy.objects.filter(kind=Discrepancy.Kind.TWICE, facts__request=request.pk):
                yield self._at(
                    second.noticed_at, _("%(amount)s came a second time") % {"amount": second.amount_text}, second.resolution
                )

    def _tried(self, checkout: Checkout) -> Iterator[Event]:
        """That a page was opened, and what a bank said of it; of monthly payments that page only saves a card."""
        saves_a_card = checkout.instalments > 1 and not checkout.request_id
        what = _("The page to save a card was opened") if saves_a_card else _("The payment page was opened")
        yield self._at(checkout.created_at, what, "" if saves_a_card else checkout.price_text)
        words = {"pending": _("The bank has yet to confirm the payment"), "failed": _("The bank refused the payment")}
        for state, said in words.items():
            if at := self._told.get(f"checkout:{checkout.pk}:{state}"):
                yield self._at(at, said, checkout.price_text)

    @cached_property
    def _checkouts(self) -> list[Checkout]:
        """The one that was paid, and those beside it that a bank was asked about."""
        purchase, request, status = self.purchase, self.purchase.request, Checkout.Status
        if request:
            return list(request.checkouts.filter(status__in=[status.PENDING, status.FAILED, status.PAID]).order_by("pk"))
        same = {"client": purchase.client, "request": None, "package": purchase.package, "title": purchase.title}
        refused = Checkout.objects.filter(status=status.FAILED, created_at__lte=purchase.bought_at, **same)
        return [*refused.order_by("pk"), *filter(None, [purchase.checkout])]

    @cached_property
    def _told(self) -> dict[str, datetime]:
        """{cause: when} of the emails that told of a bank's word, or of a monthly payment that failed."""
        causes = [f"checkout:{each.pk}:{state}" for each in self._checkouts for state in ("pending", "failed")]
        causes += [f"instalment:{rate.pk}:failed" for rate in self.instalments]
        return dict(Message.objects.filter(cause__in=causes).values_list("cause", "created_at"))

    def _bought(self) -> Iterator[Event]:
        words = _("There before it is paid: %(title)s") if self.purchase.was_given_first else _("Bought: %(title)s")
        what = words % {"title": self.purchase.title}
        yield self._at(self.purchase.bought_at, what, _by(self._sold, _noted(self.purchase.by)))

    @property
    def _sold(self) -> str:
        count = self.purchase.sessions
        return ngettext("%(count)d session", "%(count)d sessions", count) % {"count": count}

    def _money(self) -> Iterator[Event]:
        for payment in self.payments:
            yield self._paid(payment)
        for refund in self.refunds:
            what = _("Refund of %(amount)s: %(state)s") % {"amount": refund.amount_text, "state": refund.get_status_display()}
            yield self._at(refund.at, what, _by(refund.reason, _noted(refund.by), refund.stripe_id))

    def _paid(self, payment: Payment) -> Event:
        what = _("%(amount)s arrived %(how)s") % {"amount": payment.amount_text, "how": came(payment)}
        rate = next((each for each in self.instalments if each.payment_id == payment.pk), None)
        words = _by(_nth(rate) if rate else "", payment.reference, _noted(payment.by))
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
        """Those that no money has come for: of the others the payment tells."""
        for rate in self.instalments:
            if at := self._told.get(f"instalment:{rate.pk}:failed"):
                yield self._at(
                    at, _("%(rate)s, %(amount)s: did not go through") % {"rate": _nth(rate), "amount": rate.amount_text}
                )
            if rate.payment_id is None:
                values = {"rate": _nth(rate), "amount": rate.amount_text, "state": rate.get_status_display()}
                yield Event(rate.due_on, None, _("%(rate)s, %(amount)s: %(state)s") % values, rate.reason)

    def _cards(self) -> Iterator[Event]:
        """Other cards that were set for its monthly payments."""
        if self.instalments:
            rows = TimelineEntry.objects.filter(
                client=self.purchase.client, kind=NEW_CARD, text__contains=f"“{self.purchase.title}”"
            )
            for entry in rows.filter(at__gte=self.purchase.bought_at):
                yield self._at(entry.at, _("Another card was set"))

    def _documents(self) -> Iterator[Event]:
        for each in self.invoices:
            url = reverse("documents_admin:page", args=[each.pk])
            words = f"{each.amount_text}, {each.buyer_name}"
            yield Event(each.issued_on, None, str(each), words, url, after=self._moment(each))

    def _moment(self, document: Invoice) -> datetime | None:
        """Of what it was issued for, if that was on the same day."""
        rows: tuple[tuple[int | None, Iterable[Any]], ...] = (
            (document.refund_id, self.refunds),
            (document.payment_id, self.payments),
        )
        found = [row.at for key, these in rows for row in these if row.pk == key]
        if not found and document.request_id and self.purchase.request and document.kind == Invoice.Kind.INVOICE:
            found = [self.purchase.request.created_at]
        at = found[0].astimezone(self.zone) if found else None
        return at if at and at.date() == document.issued_on else None

    def _account(self) -> Iterator[Event]:
        """What came with the purchase is told with it, unless only a part of it came."""
        whole = {"cause": f"purchase:{self.purchase.pk}", "delta": self.purchase.sessions}
        entries = LedgerEntry.objects.filter(lot__purchase=self.purchase).exclude(**whole)
        for entry in entries.select_related("by__coach").order_by("at", "pk"):
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
            "given-first": [self.purchase],
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
            "checkout": self._checkouts,
        }
        wanted = Q()
        for name, rows in found.items():
            for row in rows:
                wanted |= Q(cause=f"{name}:{row.pk}") | Q(cause__startswith=f"{name}:{row.pk}:")
        return wanted


def _nth(rate: Instalment) -> str:
    return _("Monthly payment %(number)d") % {"number": rate.number}


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
