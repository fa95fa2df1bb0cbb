"""What Stripe tells us, and who here listens. One road for all of it, whether it was delivered or asked for.

A listener gets the object that an event is about and believes nothing in it but its id. It asks Stripe how things are, outside
any transaction, and returns what then has to be done, which runs together with the note that the event was dealt with.
So the order in which events come, and how often, changes nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from coaching.payments.models import StripeEvent
from coaching.payments.stripe_api import is_name

Thing = dict[str, Any]
Deed = Callable[[datetime], object]
Listener = Callable[[Thing], Deed]
LISTENERS: dict[str, Listener] = {}
IDS = ("id", "payment_intent", "customer")


class NotAnEvent(ValueError):
    """It is signed, and makes no sense."""


def listens(*kinds: str) -> Callable[[Listener], Listener]:
    """Registers a listener for these types of event. It raises NotAnEvent for one that makes no sense, StripeProblem when
    Stripe does not answer. What it returns is called with the moment, inside the transaction."""

    def register(listener: Listener) -> Listener:
        LISTENERS.update(dict.fromkeys(kinds, listener))
        return listener

    return register


def handle(event: Thing, *, delivered: bool, now: datetime | None = None) -> bool:
    """Deals with an event once; returns whether this call did. Raises NotAnEvent, StripeProblem."""
    if _is_known(event, delivered):
        return False
    listener = LISTENERS.get(event["type"])
    deed = listener(event["data"]["object"]) if listener else _nothing
    try:
        with transaction.atomic():
            StripeEvent.note(event, delivered=delivered)
            deed(now or timezone.now())
    except IntegrityError:
        if not _is_known(event, delivered):
            raise
        return False  # another delivery of it was quicker
    return True


def receive(event: Thing) -> None:
    """Takes a delivered event: in the request it is only looked at, and a job deals with it, so that Stripe never waits.

    What waits is a row of the queue, which runs again what failed or died; and an event is noted as dealt with by the job alone,
    so that our own asking finds what the queue gives up on. Raises NotAnEvent.
    """
    if event["type"] not in LISTENERS:
        handle(event, delivered=True)
        return
    slim = _ids_of(event)
    if not _is_known(event, delivered=True):
        deal_with.enqueue(slim)


@task(priority=20)  # somebody has paid
def deal_with(event: Thing) -> None:
    handle(event, delivered=True)


def _ids_of(event: Thing) -> Thing:
    """What a listener needs of an event: the ids in it. Nothing else of what Stripe sends is kept. Raises NotAnEvent."""
    thing = event["data"]["object"]
    if not name_in(thing, "id"):
        raise NotAnEvent("not an event: its object has no id")
    kept = {field: thing[field] for field in IDS if is_name(thing.get(field))}
    if subscription := subscription_of(thing):
        kept["parent"] = {"subscription_details": {"subscription": subscription}}
    if isinstance(thing.get("livemode"), bool):
        kept["livemode"] = thing["livemode"]
    created = event.get("created")
    when = {"created": created} if isinstance(created, int) else {}
    return {"id": event["id"], "type": event["type"], "data": {"object": kept}, **when}


def subscription_of(thing: Thing) -> str:
    """The id of the subscription that an invoice is of, as an event tells of it; "" where there is none."""
    details: Any = thing
    for name in ("parent", "subscription_details", "subscription"):
        details = details.get(name) if isinstance(details, dict) else None
    return details if is_name(details) else ""


def name_in(thing: Thing, field: str) -> str:
    """An id of Stripe's, "" where there is none. Raises NotAnEvent for anything else."""
    value = thing.get(field)
    if value is None:
        return ""
    if not is_name(value):
        raise NotAnEvent(f"not an event: {field} is no id")
    return value


def _is_known(event: Thing, delivered: bool) -> bool:
    known = StripeEvent.objects.filter(stripe_id=event["id"]).first()
    if known and delivered and not known.delivered:  # asked for first, delivered after all
        StripeEvent.objects.filter(pk=known.pk).update(delivered=True)
    return known is not None


def _nothing(now: datetime) -> None:
    """What comes of an event that nobody listens to."""
