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
    what waits. `rows` are those of `rare`."""
    payments = attention.latest_payments(client)
    return {
        "statements": statement.statements(
            client.lots.order_by("-created_at", "-pk")[:LOTS],
            today(now, client.timezone),
            PracticeSettings.load().timezone,
            rows["more_time"],
        ),
        **sales.lately_of(client),
        "payments": payments,
        "refundable": [payment for payment in payments if payment.money.left],
        "requests": with_state_words(rows["requests"][:REQUESTS]),
        "plans": instalments.listed(rows["asked"], rows["plans"]),
        "money_sentences": attention.sentences(rows["begun"], rows["disputes"]),
    }
