"""What is done about Stripe's events of a payment page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from coaching.payments import stripe_api
from coaching.payments.after_sale import misfits
from coaching.payments.checkout import settling
from coaching.payments.stripe_events import NotAnEvent, listens, name_in


@listens(
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
)
def of_a_payment_page(session: dict[str, Any]) -> Callable[[datetime], object]:
    session_id = name_in(session, "id")
    if not session_id:
        raise NotAnEvent("not an event: it names no session")
    try:
        return settling.follow(session_id)
    except stripe_api.StripeProblem as problem:
        if not problem.is_unreadable:
            raise
        return misfits.unreadable(session)
