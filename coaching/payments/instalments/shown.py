"""A plan as pages and mails show it."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from coaching.payments.instalments import words
from coaching.payments.instalments.states import State, state_of
from coaching.payments.models import Checkout, Instalment, InstalmentPlan, Refund
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import place_time

Status = Instalment.Status
OPEN = (Status.DUE, Status.FAILED)


@dataclass(frozen=True)
class Shown:
    """A checkout that is paid month by month, its plan once there is one, and its instalments in order."""

    checkout: Checkout
    plan: InstalmentPlan | None
    rows: list[Instalment]

    @property
    def paid(self) -> int:
        return sum(row.status == Status.PAID for row in self.rows)

    @property
    def next(self) -> Instalment | None:
        return next((row for row in self.rows if row.status == Status.DUE and not row.waive_asked_at), None)

    @property
    def failed(self) -> list[Instalment]:
        return [row for row in self.rows if row.status == Status.FAILED and not row.waive_asked_at]

    @property
    def sessions_to_come(self) -> int:
        """Those that come with payments that are not here yet."""
        return sum(row.sessions for row in self.rows if row.status in OPEN) if self.is_running else 0

    @property
    def is_running(self) -> bool:
        return self.plan is not None and self.plan.is_running

    @property
    def can_waive(self) -> list[Instalment]:
        if self.plan is None or not self.plan.schedule_id or self.plan.stop_asked_at:
            return []
        return [row for row in self.rows if can_waive(row, self.rows)]

    @property
    def calendar(self) -> str:
        """Whose days the payments have, where the client lives in another zone: "New York time"; else ""."""
        zone = PracticeSettings.load().timezone
        return "" if zone == self.checkout.client.timezone else place_time(zone, timezone.now())

    @cached_property
    def state(self) -> State:
        return state_of(self)

    @property
    def needs_a_card(self) -> bool:
        """Whether another card would help."""
        return self.state in {State.FIRST_FAILED, State.FAILED}

    @property
    def to_client(self) -> str:
        """The sentence for whoever pays."""
        return words.for_client(self)

    @property
    def to_coach(self) -> str:
        return words.for_coach(self)


def plans() -> QuerySet[InstalmentPlan]:
    """Plans with all that `shown` needs."""
    refunds = Refund.objects.filter(status=Refund.Status.SUCCEEDED)
    return InstalmentPlan.objects.select_related("checkout__client__coach", "purchase").prefetch_related(
        Prefetch("instalments", Instalment.objects.order_by("number")),
        Prefetch("purchase__payments__refunds", refunds, to_attr="gone_back"),
    )


def shown(plan: InstalmentPlan) -> Shown:
    """Of a plan out of `plans`."""
    rows = list(plan.instalments.all())
    for row in rows:
        row.plan = plan
    return Shown(plan.checkout, plan, rows)


def of_plan(plan: InstalmentPlan) -> Shown:
    """Of any plan, as it is stored by now."""
    return shown(plans().get(pk=plan.pk))


def can_waive(row: Instalment, rows: list[Instalment]) -> bool:
    """One that is being charged, or has failed; of those to come the last one, because a schedule can only end earlier."""
    if row.status not in OPEN or row.waive_asked_at:
        return False
    later = [each for each in rows if each.number > row.number]
    return bool(row.invoice_id) or all(each.waive_asked_at or each.status not in OPEN for each in later)
