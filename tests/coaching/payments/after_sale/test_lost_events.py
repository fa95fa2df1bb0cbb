"""Whatever happens to Stripe's events on their way, once we have asked ourselves it ends the same, and each mail went once."""

import pytest
from django.utils import timezone

from coaching.payments import stripe_events
from coaching.payments.account import balance
from coaching.payments.after_sale import attention, reconciling
from coaching.payments.models import Invoice, Reconciliation
from tests.coaching.payments.after_sale.event_table import TABLE
from tests.coaching.payments.after_sale.test_event_table import SCENES, state

LISTENED = [row for row in TABLE if row.kind in stripe_events.LISTENERS]


def reconcile():
    assert reconciling.reconcile(timezone.now()).problem == ""


def delivered(told, happened, kind):
    told(*happened)


def delivered_twice(told, happened, kind):
    told(*happened, *happened)


def lost_and_asked_for(told, happened, kind):
    reconcile()
    assert Reconciliation.objects.get().missed == len(happened)
    reconcile()


def delivered_after_asking(told, happened, kind):
    reconcile()
    told(*happened)


def all_but_this_type(told, happened, kind):
    told(*[event for event in happened if event["type"] != kind])
    reconcile()


def on_the_desk(coach):
    return [*attention.to_decide(coach.user), *attention.to_know(coach.user)]


@pytest.mark.parametrize(
    "travel",
    [delivered, delivered_twice, lost_and_asked_for, delivered_after_asking, all_but_this_type],
    ids=lambda way: way.__name__,
)
@pytest.mark.parametrize("row", LISTENED, ids=lambda row: f"{row.kind}, {row.scene}")
def test_however_events_travel_it_ends_the_same(row, travel, stripe, begun, told, clara, coach, mailoutbox):
    SCENES[row.scene](stripe, begun)
    mailoutbox.clear()
    happened = [event for event in stripe.events() if event["type"] in stripe_events.LISTENERS]
    travel(told, happened, row.kind)
    assert (balance.left(clara), state(row)) == (row.left, row.state)
    assert sorted(mail.subject for mail in mailoutbox) == sorted(row.mails)
    asked_only = travel in {lost_and_asked_for, all_but_this_type}
    desk = [each for each in on_the_desk(coach) if not asked_only or "only because we asked" not in str(each)]
    assert bool(desk) == ("desk" in row.told)
    numbers = list(Invoice.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
