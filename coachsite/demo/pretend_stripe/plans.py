"""What a schedule of monthly instalments is made of: its months, its price, its subscription."""

from datetime import UTC, datetime
from itertools import count

from dateutil.relativedelta import relativedelta

from coachsite.demo.pretend_stripe.billing_blanks import (
    DEFAULT_SETTINGS,
    PRICE,
    SCHEDULE,
    SCHEDULE_ITEM,
    SCHEDULE_PHASE,
    SUBSCRIPTION,
)


def instalments(schedule):
    """How many monthly invoices the schedule's phase holds."""
    phase = schedule["phases"][0]
    return next(months for months in count(1) if months_later(phase["start_date"], months) >= phase["end_date"])


def months_later(moment, months):
    """Unix seconds, on the same day of a later month or on its last."""
    return int((datetime.fromtimestamp(moment, UTC) + relativedelta(months=months)).timestamp())


def period(schedule, number):
    """From when to when the instalment lasts; the first has number 0."""
    start = schedule["phases"][0]["start_date"]
    return {"start": months_later(start, number), "end": months_later(start, number + 1)}


def new_schedule(store, params, phase, price, start):
    settings, [item] = params.get("default_settings", {}), phase["items"]
    lasting = {"start_date": start, "end_date": months_later(start, phase["duration"].get("interval_count", 1))}
    of_item = {"price": price["id"], "quantity": item.get("quantity", 1)}
    of_phase = {"currency": price["currency"], "metadata": phase.get("metadata", {}), "items": [SCHEDULE_ITEM | of_item]}
    return {
        **SCHEDULE,
        "id": store.new_id("sub_sched"),
        "created": store.now(),
        "customer": params["customer"],
        "default_settings": DEFAULT_SETTINGS | {"default_payment_method": settings.get("default_payment_method")},
        "metadata": params.get("metadata", {}),
        "phases": [SCHEDULE_PHASE | lasting | of_phase],
    }


def new_price(store, data):
    terms = {name: data[name] for name in ("currency", "product", "unit_amount")}
    recurring = {"interval": data["recurring"]["interval"], "interval_count": 1, "meter": None, "usage_type": "licensed"}
    made = {"id": store.new_id("price"), "created": store.now(), "recurring": recurring}
    return store.add({**PRICE, **terms, **made, "unit_amount_decimal": str(data["unit_amount"])})


def new_subscription(store, schedule):
    [phase] = schedule["phases"]
    return {
        **SUBSCRIPTION,
        "id": store.new_id("sub"),
        "billing_cycle_anchor": phase["start_date"],
        "created": store.now(),
        "currency": phase["currency"],
        "customer": schedule["customer"],
        "default_payment_method": schedule["default_settings"]["default_payment_method"],
        "metadata": dict(phase["metadata"]),
        "schedule": schedule["id"],
        "start_date": phase["start_date"],
    }


def new_item(store, schedule, subscription):
    [of_phase], lasting = schedule["phases"][0]["items"], period(schedule, 0)
    return {
        "id": store.new_id("si", 14),
        "object": "subscription_item",
        "billing_thresholds": None,
        "created": store.now(),
        "current_period_end": lasting["end"],
        "current_period_start": lasting["start"],
        "discounts": [],
        "metadata": {},
        "price": store.find(of_phase["price"]),
        "quantity": of_phase["quantity"],
        "subscription": subscription["id"],
        "tax_rates": [],
    }
