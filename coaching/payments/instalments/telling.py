"""Who hears what about instalments, by mail and on the timeline: each once."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.checkout.links import ORDER
from coaching.payments.instalments.shown import of_plan
from coaching.payments.invoices import wording
from coaching.payments.models import Instalment, InstalmentPlan
from coaching.people.links import own_page
from coaching.people.timeline import record
from coaching.practice.addresses import address

NEW_CARD = "payments.new_card"  # of the timeline
OfPlan = InstalmentPlan.Status


def card_saved(plan: InstalmentPlan, now: datetime) -> None:
    """The plan is made, and nothing is charged yet. The coach is told with the first payment."""
    _record(plan, _("A card is saved for the monthly payments of “%(title)s”."), now)
    _to_client("payments.card_saved", plan, f"plan:{plan.pk}:saved")


def new_card(plan: InstalmentPlan, now: datetime) -> None:
    """Another card is set, by which what comes is charged."""
    _record(plan, _("Another card is set for the monthly payments of “%(title)s”."), now, kind=NEW_CARD)


def failed(row: Instalment, now: datetime) -> None:
    """Once for an instalment, however often Stripe tries it again."""
    _record(row.plan, _("A monthly payment of %(amount)s for “%(title)s” did not go through."), now, row)
    _to_client("payments.instalment_failed", row.plan, f"instalment:{row.pk}:failed", row)
    _to_coach("payments.instalment_failed_coach", row.plan, f"instalment:{row.pk}:failed:coach", row)


def mended(row: Instalment, now: datetime) -> None:
    """What had failed is paid. The client has the receipt."""
    _record(row.plan, _("The monthly payment of %(amount)s for “%(title)s” has arrived after all."), now, row)
    _to_coach("payments.instalment_mended_coach", row.plan, f"instalment:{row.pk}:mended:coach", row)


def waived(row: Instalment, now: datetime) -> None:
    _record(row.plan, _("A monthly payment of %(amount)s for “%(title)s” is waived."), now, row)
    _to_client("payments.instalment_waived", row.plan, f"instalment:{row.pk}:waived", row)


def ended(plan: InstalmentPlan, now: datetime) -> None:
    """Finished is told by the last receipt; stopped is told to the client, and to the coach unless they did it here."""
    if plan.status != OfPlan.STOPPED:
        return
    begun = _("The monthly payments for “%(title)s” have stopped.")
    _record(plan, begun if plan.purchase_id else _("The monthly payments for “%(title)s” ended before the first one."), now)
    _to_client("payments.instalments_stopped", plan, f"plan:{plan.pk}:stopped")
    if not plan.stop_asked_at:
        _to_coach("payments.instalments_stopped_coach", plan, f"plan:{plan.pk}:stopped:coach")


def _page_for(plan: InstalmentPlan) -> str:
    """Where a client reads about their plan and sets another card: among their own pages, or on that of the order while they
    have no account."""
    checkout = plan.checkout
    if checkout.without_account and checkout.client.user_id is None:
        return ORDER.url(checkout)
    return own_page(checkout.client, "payments:plan", plan.pk)


def _record(
    plan: InstalmentPlan, sentence: str, now: datetime, row: Instalment | None = None, kind: str = "payments.instalment"
) -> None:
    if plan.client.has_left(now):
        return
    record(client=plan.client, kind=kind, text=sentence % _named(plan, row), at=now)


def _named(plan: InstalmentPlan, row: Instalment | None) -> dict[str, Any]:
    named: dict[str, Any] = {"title": plan.checkout.title, "reason": row.reason if row else plan.reason}
    named["is_test"] = stripe_mode.is_test_checkout(plan.checkout)
    if row:
        named |= {"amount": row.amount_text, "number": wording.place(row.number, plan.checkout)}
        named["day"] = date_format(row.due_on)
    return named


def _to_client(kind: str, plan: InstalmentPlan, cause: str, row: Instalment | None = None) -> None:
    client = plan.client
    if client.has_left(timezone.now()):
        return
    context = {**_named(plan, row), "standing": of_plan(plan).to_client, "name": client.first_name, "url": _page_for(plan)}
    context["coach"] = client.coach.name
    send(kind, to=client.email, sender=client.coach, cause=cause, context=context)


def _to_coach(kind: str, plan: InstalmentPlan, cause: str, row: Instalment | None = None) -> None:
    client = plan.client
    values = {**_named(plan, row), "standing": of_plan(plan).to_coach}
    context = {**values, "client": client.name, "url": address(reverse("money_admin:plan", args=[plan.pk]))}
    send(kind, to=client.coach.email, reply_to=client.email, cause=cause, context=context)
