"""A plan as its pages show it, and what the desk says about plans. A number of queries that does not grow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.payments.instalments import changing
from coaching.payments.models import Instalment, InstalmentPlan
from coaching.people.models import Client

Status = Instalment.Status
SHOWN = 10


@dataclass(frozen=True)
class Shown:
    """A plan with its instalments: `paid` of them have arrived, `next` comes next, `failed` wait for another card."""

    plan: InstalmentPlan
    rows: list[Instalment]

    @property
    def paid(self) -> int:
        return sum(row.status == Status.PAID for row in self.rows)

    @property
    def next(self) -> Instalment | None:
        return next((row for row in self.rows if row.status == Status.DUE and not row.waive_asked_at), None)

    @property
    def failed(self) -> list[Instalment]:
        return [row for row in self.rows if row.status == Status.FAILED]

    @property
    def can_waive(self) -> list[Instalment]:
        if not self.plan.schedule_id or self.plan.stop_asked_at:
            return []
        return [row for row in self.rows if changing.can_waive(row, self.rows)]


def plans() -> QuerySet[InstalmentPlan]:
    return InstalmentPlan.objects.select_related("checkout__client__coach", "purchase").prefetch_related(
        Prefetch("instalments", Instalment.objects.order_by("number"))
    )


def shown(plan: InstalmentPlan) -> Shown:
    """Of a plan out of `plans`."""
    rows = list(plan.instalments.all())
    for row in rows:
        row.plan = plan
    return Shown(plan, rows)


def of_client(client: Client) -> list[Shown]:
    """The latest first."""
    return [shown(plan) for plan in plans().filter(checkout__client=client)[:SHOWN]]


def client_context(client: Client) -> dict[str, list[Shown]]:
    """For the coach's page of a client."""
    return {"plans": of_client(client)}


def to_decide(user: User, now: datetime) -> Iterator[tuple[str, str]]:
    """(sentence, address) of each payment that failed, for the desk."""
    failed = Instalment.objects.filter(status=Status.FAILED, plan__in=InstalmentPlan.objects.visible_to(user))
    for row in failed.select_related("plan__checkout__client").order_by("due_on", "pk")[:SHOWN]:
        words = _("%(client)s: a monthly payment of %(amount)s for “%(title)s” did not go through.")
        checkout = row.plan.checkout
        values = {"client": checkout.client.name, "amount": row.amount_text, "title": checkout.title}
        yield words % values, reverse("money_admin:plan", args=[row.plan_id])
