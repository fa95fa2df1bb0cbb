"""Whatever happens in whatever order, heard or not: never more is charged than the price; what is released was paid or waived."""

import random
from contextlib import suppress

import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import stripe_events
from coaching.payments.account import balance
from coaching.payments.after_sale import reconciling
from coaching.payments.instalments import changing
from coaching.payments.models import Instalment, InstalmentPlan, Package, Payment
from coachsite.demo.pretend_stripe.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(12))
def test_never_more_than_the_price(seed, start, told, stripe, coach, clara):
    chance = random.Random(seed)
    months, sessions = chance.randint(2, 5), chance.randint(1, 8)
    release = chance.choice(["at_once", "with_each"])
    price = chance.randint(100, 99999)
    package = Package.objects.create(
        title="Some", sessions=sessions, price=price, currency="USD", instalments=months, release=release
    )
    plan = start(package)
    for _step in range(14):
        _one_of(chance, plan, stripe, told, coach)
        _holds(stripe, price, clara, sessions)
    reconciling.reconcile(timezone.now())
    _holds(stripe, price, clara, sessions)
    _agrees(stripe, plan)


def _one_of(chance, plan, stripe, told, coach):
    rows = list(Instalment.objects.all())
    deeds = {
        "bill": lambda: stripe.bill(plan.schedule_id, chance.choice([True, True, False])),
        "retry": lambda: stripe.retry(chance.choice(stripe.store.all("invoice"))["id"], chance.choice([True, False])),
        "tell": lambda: told(chance.choice(_heard(stripe))),
        "tell all, from the last": lambda: told(*_heard(stripe)[::-1]),
        "ask": lambda: reconciling.reconcile(timezone.now()),
        "waive": lambda: changing.waive(instalment=chance.choice(rows), reason="Well", by=coach.user),
        "stop": lambda: changing.stop(plan=plan, reason="Well", by=coach.user) if chance.random() < 0.3 else None,
    }
    with suppress(Refused, changing.PlanError):  # it can't happen now
        deeds[chance.choice(list(deeds))]()


def _heard(stripe):
    return [event for event in stripe.events() if event["type"] in stripe_events.LISTENERS]


def _holds(stripe, price, clara, sessions):
    charged = sum(invoice["amount_paid"] for invoice in stripe.store.all("invoice"))
    payments = sum(Payment.objects.values_list("amount", flat=True))
    assert payments <= charged <= price
    assert len(stripe.store.all("subscription_schedule")) == 1
    released = Instalment.objects.filter(status__in=["paid", "forgiven"])
    assert balance.left(clara) <= sessions
    if not released.exists():
        assert balance.left(clara) == 0


def _agrees(stripe, plan):
    """Once everything is asked for, each instalment says what its invoice says, and each payment has its receipt."""
    paid = [invoice["amount_paid"] for invoice in stripe.store.all("invoice") if invoice["status"] == "paid"]
    assert sorted(Payment.objects.values_list("amount", flat=True)) == sorted(paid)
    assert Message.objects.filter(kind="payments.receipt").count() == len(paid)
    plan = InstalmentPlan.objects.get(pk=plan.pk)
    released = sum(row.sessions for row in plan.instalments.filter(status__in=["paid", "forgiven"]))
    at_once = plan.checkout.sessions if plan.purchase else 0
    assert balance.left(plan.client) == (at_once if plan.checkout.release == "at_once" else released)
    assert plan.is_running == (
        stripe.find(plan.schedule_id)["status"] == "active" or plan.instalments.filter(status="failed").exists()
    )
