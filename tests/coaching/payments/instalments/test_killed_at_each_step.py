"""A month, a waiver, a stop, another card: killed at each step, by itself or by our own asking it ends the same."""

import pytest

from coaching.payments.instalments import changing
from coaching.payments.models import Instalment, InstalmentPlan
from tests.coaching.payments.instalments.test_following import statuses
from tests.coaching.payments.killing import Killing

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(start, bill, monthly):
    """A plan whose second month failed."""
    plan = start(monthly)
    bill(plan)
    bill(plan, succeeds=False)
    return plan


def waived(number, by):
    return changing.waive(instalment=Instalment.objects.get(number=number), reason="Get well", by=by)


def test_a_waiver_of_one_that_failed(failed, stripe, coach):
    killing = Killing(stripe, lambda: waived(2, coach.user), asks=True)
    assert killing.everywhere() == (["payments.instalment_waived"], [("bought", 2)])


def test_a_waiver_of_one_to_come(failed, stripe, coach):
    killing = Killing(stripe, lambda: waived(3, coach.user), asks=True)
    assert killing.everywhere() == (["payments.instalment_waived"], [("bought", 1)])


def test_a_waiver_of_the_first(start, monthly, stripe, coach):
    start(monthly)
    killing = Killing(stripe, lambda: waived(1, coach.user), asks=True)
    assert killing.everywhere() == (["payments.instalment_waived"], [("bought", 2)])


def test_a_stop(failed, stripe, coach):
    killing = Killing(
        stripe, lambda: changing.stop(plan=InstalmentPlan.objects.get(), reason="As agreed", by=coach.user), asks=True
    )
    assert killing.everywhere() == (["payments.instalments_stopped"], [])


@pytest.mark.usefixtures("failed")
def test_another_card(stripe, told):
    stripe.mend_card(InstalmentPlan.objects.get().customer_id)
    [event] = stripe.events("customer.updated")[-1:]
    killing = Killing(stripe, lambda: told(event), asks=True)
    assert killing.everywhere() == (["payments.instalment_mended_coach", "payments.receipt"], [("bought", 2)])
    assert statuses() == ["paid", "failed", "due"]  # each was in a world of its own


def test_a_month(start, bill, monthly, stripe, told):
    plan = start(monthly)
    events = bill(plan, tell=False)
    killing = Killing(stripe, lambda: told(*events), asks=True)
    assert killing.everywhere() == (["coach.sold", "payments.receipt"], [("bought", 2)])


def test_a_month_that_fails(start, bill, monthly, stripe, told):
    plan = start(monthly)
    events = bill(plan, succeeds=False, tell=False)
    killing = Killing(stripe, lambda: told(*events), asks=True)
    assert killing.everywhere() == (["payments.instalment_failed", "payments.instalment_failed_coach"], [])
