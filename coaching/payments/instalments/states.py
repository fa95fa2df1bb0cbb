"""How a plan stands."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coaching.payments.models import InstalmentPlan

if TYPE_CHECKING:
    from coaching.payments.instalments.shown import Shown


class State(StrEnum):
    """How a plan stands. Before the purchase nothing is bought, and nothing was charged."""

    ASKED = "asked"  # for a card
    SAVED = "saved"  # the card; the schedule is being made
    BEGINNING = "beginning"  # the first payment is on its way
    FIRST_FAILED = "first_failed"
    RUNNING = "running"
    FAILED = "failed"
    MENDED = "mended"  # another card is set, with which what failed is tried again
    STOPPING = "stopping"  # asked for, and Stripe has yet to confirm it
    FINISHED = "finished"
    STOPPED = "stopped"  # by the coach
    LEFT = "left"  # because the client did
    CANCELED = "canceled"  # at Stripe
    NOT_BEGUN = "not_begun"  # over before anything was paid


def state_of(shown: Shown) -> State:
    """How the payments of a checkout stand."""
    if shown.plan is None:
        return State.ASKED
    return _going(shown, shown.plan) if shown.plan.is_running else _over(shown.plan)


def _going(shown: Shown, plan: InstalmentPlan) -> State:
    if plan.stop_asked_at:
        return State.STOPPING
    if shown.failed:
        if all(row.has_new_card for row in shown.failed):
            return State.MENDED
        return State.FAILED if plan.purchase_id else State.FIRST_FAILED
    if plan.purchase_id:
        return State.RUNNING
    return State.BEGINNING if plan.schedule_id else State.SAVED


def _over(plan: InstalmentPlan) -> State:
    if plan.status == InstalmentPlan.Status.FINISHED:
        return State.FINISHED
    if not plan.purchase_id:
        return State.NOT_BEGUN
    if not plan.stop_asked_at:
        return State.CANCELED
    return State.STOPPED if plan.stop_asked_by_id else State.LEFT
