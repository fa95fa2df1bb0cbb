"""A purchase, its lot of sessions, and the money that arrives for it. Every road to sessions for money leads through here."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from coaching import signals
from coaching.payments import mails
from coaching.payments.account import lots
from coaching.payments.after_sale import news
from coaching.payments.bookkeeping import telling
from coaching.payments.invoices import issuing
from coaching.payments.models import LedgerEntry, Payment, Purchase
from coaching.payments.models.terms import Terms
from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


def make(*, client: Client, sold: Terms, now: datetime, at_first: int | None = None, **references: Any) -> Purchase:
    """A purchase at the terms of `sold`, with a lot that holds all its sessions, or `at_first` of them.

    `references` are package, checkout, request, by, key. Runs inside the caller's transaction, which has made sure that it
    happens once. Sessions that were there before a request was paid are its purchase already.
    """
    if known := Purchase.objects.filter(request=request).first() if (request := references.get("request")) else None:
        known.checkout = references.get("checkout") or known.checkout
        known.save(update_fields=["checkout"])
        return known
    purchase = Purchase.objects.create(client=client, bought_at=now, **sold.terms, **references)
    lot = lots.open_lot(client=client, title=sold.title, expires_on=last_day(purchase), now=now, purchase=purchase)
    words = _("There before it is paid: %(title)s") if purchase.was_given_first else _("Bought: %(title)s")
    reason = words % {"title": purchase.title}
    cause = f"purchase:{purchase.pk}"
    count = purchase.sessions if at_first is None else at_first
    if count:
        lots.write(lot=lot, kind=LedgerEntry.Kind.BOUGHT, delta=count, reason=reason, at=now, cause=cause)
    record(client=client, kind="payments.bought", text=reason, at=now, active=_is_own_act(purchase))
    signals.purchase_made.send(sender=Purchase, purchase=purchase, now=now)
    if purchase.was_given_first:
        telling.sold(purchase)
        mails.send_given_first(purchase)
    return purchase


def _is_own_act(purchase: Purchase) -> bool:
    """Whether the client bought it, on pages of their own: not what was noted by the coach, or is for someone else to pay; and
    nobody is active here who has yet to open their account."""
    return purchase.client.user_id is not None and purchase.by is None and purchase.request is None


def receive(
    *,
    purchase: Purchase,
    amount: int,
    now: datetime,
    method: str = Payment.Method.STRIPE,
    reference: str | None = None,
    on: date | None = None,
    by: User | None = None,
    mail_receipt: bool = True,
    how: str = "",
    instalment: int | None = None,
) -> Payment:
    """Notes money that arrived, issues its receipt, and mails it unless told otherwise. Inside the caller's transaction; a
    `reference` comes once. The receipt says `how` it was paid, as `checkout.cards` words it, and which `instalment` it is, from
    1. Where someone else pays, it is theirs, and the client hears that it is paid.
    """
    on = on or today(now, PracticeSettings.load().timezone)
    payment = Payment.objects.create(purchase=purchase, amount=amount, method=method, reference=reference, on=on, at=now, by=by)
    _receipt(payment, now, mail_receipt, how=how, instalment=instalment)
    telling.sold(purchase, payment)
    news.forget_failed(purchase.client, "paid after all", now)
    return payment


def _receipt(payment: Payment, now: datetime, mail: bool, **known: Any) -> None:
    receipt = issuing.receipt(payment=payment, now=now, **known)
    if mail:
        mails.send_receipt(receipt, payment, instalment=known["instalment"])


def last_day(purchase: Purchase) -> date | None:
    """The day on the client's calendar until which it was sold; it may have been given more time since."""
    days = purchase.validity_days
    return purchase.bought_on + timedelta(days=days) if days else None
