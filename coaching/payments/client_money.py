"""What the coach's page of a client shows of money."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from coaching.payments.account import statement
from coaching.payments.after_sale import attention
from coaching.payments.after_sale.standing import with_state_words
from coaching.payments.bookkeeping import sales
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import ExtensionRequest
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

REQUESTS, LOTS = 12, 20


def rare(client: Client, now: datetime) -> dict[str, QuerySet[Any, Any]]:
    """What few clients have any of, for `present.only_present`."""
    return {
        "requests": client.payment_requests.with_state(),
        "more_time": ExtensionRequest.objects.filter(lot__client=client),
        **attention.rows_of(client, now),
        **instalments.rows_of(client),
    }


def context(client: Client, now: datetime, rows: dict[str, QuerySet[Any, Any]]) -> dict[str, Any]:
    """The account, purchases, payments (`refundable` is what can go back), who else was asked to pay, plans, and sentences about
    what waits. `rows` are those of `rare` that are there."""
    payments = attention.latest_payments(client)
    return {
        "statements": _statements(client, now, rows.get("more_time", ExtensionRequest.objects.none())),
        **sales.lately_of(client),
        "payments": payments,
        "refundable": [payment for payment in payments if payment.money.left],  # type: ignore[attr-defined]  # from there
        "requests": with_state_words(rows["requests"][:REQUESTS]) if "requests" in rows else [],
        "plans": instalments.listed(rows.get("asked", ()), rows.get("begun_plans", ())),
        "money_sentences": attention.sentences(rows.get("begun", ()), rows.get("disputes", ())),
    }


def _statements(client: Client, now: datetime, more_time: QuerySet[ExtensionRequest]) -> list[statement.Statement]:
    lots, zone = client.lots.order_by("-created_at", "-pk")[:LOTS], PracticeSettings.load().timezone
    return statement.statements(lots, today(now, client.timezone), zone, more_time)
