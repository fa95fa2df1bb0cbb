"""A purchase, its lot of sessions, and the money that arrives for it. Every road to sessions for money leads through here."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments.account import lots
from coaching.payments.bookkeeping import telling
from coaching.payments.models import LedgerEntry, Payment, Purchase
from coaching.payments.models.terms import Terms
from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.practice.addresses import absolute
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


def make(*, client: Client, sold: Terms, now: datetime, **references: Any) -> Purchase:
    """A purchase at the terms of `sold`, with a lot that holds all its sessions.

    `references` are package, checkout, request, by, key. Runs inside the caller's transaction, which has made sure that it
    happens once.
    """
    purchase = Purchase.objects.create(client=client, bought_at=now, **sold.terms, **references)
    lot = lots.open_lot(client=client, title=sold.title, expires_on=_last_day(purchase), now=now, purchase=purchase)
    reason = _("Bought: %(title)s") % {"title": purchase.title}
    cause = f"purchase:{purchase.pk}"
    lots.write(lot=lot, kind=LedgerEntry.Kind.BOUGHT, delta=purchase.sessions, reason=reason, at=now, cause=cause)
    record(client=client, kind="payments.bought", text=reason, at=now, active=True)
    if purchase.request and purchase.request.use_before_paid:
        telling.sold(purchase)
    return purchase


def receive(
    *,
    purchase: Purchase,
    amount: int,
    now: datetime,
    method: str = Payment.Method.STRIPE,
    reference: str | None = None,
    on: date | None = None,
    by: User | None = None,
) -> Payment:
    """Notes money that arrived, and mails the receipt. Inside the caller's transaction; a `reference` comes once."""
    on = on or today(now, PracticeSettings.load().timezone)
    payment = Payment.objects.create(purchase=purchase, amount=amount, method=method, reference=reference, on=on, at=now, by=by)
    _receipt(purchase)
    telling.sold(purchase, payment)
    return payment


def _last_day(purchase: Purchase) -> date | None:
    days = purchase.validity_days
    return purchase.bought_on + timedelta(days=days) if days else None


def _receipt(purchase: Purchase) -> None:
    context = {
        "name": purchase.client.first_name,
        "title": purchase.title,
        "sessions": purchase.sessions,
        "price": purchase.price_text,
        "url": absolute("payments:sessions"),
    }
    send(
        "payments.receipt",
        to=purchase.client.email,
        reply_to=purchase.client.coach.email,
        cause=f"purchase:{purchase.pk}",
        context=context,
    )
