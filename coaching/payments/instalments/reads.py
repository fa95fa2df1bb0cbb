"""The plans of a client or of a desk, as their pages show them. A number of queries that does not grow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import F, Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.modules import Act, Attention
from coaching.payments.instalments.shown import Shown, plans, shown
from coaching.payments.instalments.states import State
from coaching.payments.models import Checkout, Instalment, InstalmentPlan
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import start_of
from coaching.practice.models import PracticeSettings

__all__ = [
    "Shown",
    "begun",
    "listed",
    "of_checkout",
    "of_client",
    "plans",
    "reasons",
    "rows_of",
    "shown",
    "to_tell",
    "under_way",
    "with_a_failed_payment",
]
SHOWN = 10
Row = TypeVar("Row", bound=Model)
Rows = QuerySet[Row, Any] | Sequence[Row]
# What a client's home says without being asked.
TOLD = frozenset({State.SAVED, State.BEGINNING, State.FIRST_FAILED, State.FAILED, State.MENDED})


def of_checkout(checkout: Checkout) -> Shown | None:
    """How the payments of a checkout stand; None of one that is paid at once, or by someone else."""
    if checkout.instalments == 1 or checkout.request_id:
        return None
    plan = plans().filter(checkout=checkout).first()
    return shown(plan) if plan else Shown(checkout, None, [])


def to_tell(client: Client) -> list[Shown]:
    """What a client has to know of now, or to do something about."""
    running = plans().filter(checkout__client=client, pk__in=InstalmentPlan.objects.running())[:SHOWN]
    return [each for each in map(shown, running) if each.state in TOLD]


def of_client(client: Client) -> list[Shown]:
    """The plans of a client, the latest first; before them those whose card is asked for. Two queries, and one for a plan's
    payments."""
    rows = rows_of(client)
    return listed(rows["asked"], rows["begun_plans"])


def rows_of(client: Client) -> dict[str, QuerySet[Any, Any]]:
    """What `listed` shows of a client: checkouts whose card is `asked` for, and plans that have begun."""
    open_now = Checkout.objects.filter(client=client, request=None, instalments__gt=1, status=Checkout.Status.OPEN, plan=None)
    asked = open_now.filter(expires_at__gt=timezone.now()).select_related("client__coach").order_by("-pk")
    return {"asked": asked, "begun_plans": plans().filter(checkout__client=client)}


def listed(asked: Rows[Checkout] = (), begun_plans: Rows[InstalmentPlan] = ()) -> list[Shown]:
    """The latest of each first."""
    return [*(Shown(checkout, None, []) for checkout in asked[:SHOWN]), *map(shown, begun_plans[:SHOWN])]


def begun(user: User) -> QuerySet[InstalmentPlan]:
    """The plans whose first payment is on its way."""
    return InstalmentPlan.objects.visible_to(user).running().filter(purchase=None)


def under_way(user: User) -> Iterator[tuple[str, str]]:
    """(sentence, address) of each plan whose first payment is on its way, for the desk."""
    for each in map(shown, plans().filter(pk__in=begun(user)).order_by("created_at")[:SHOWN]):
        if not each.failed:
            yield _about(each), _page(each)


def with_a_failed_payment(clients: Iterable[Client]) -> QuerySet[InstalmentPlan]:
    """The plans of these clients with a payment that failed and waits for something."""
    running = InstalmentPlan.objects.filter(checkout__client__in=among(clients)).running().filter(stop_asked_at=None)
    failed = Instalment.objects.filter(status=Instalment.Status.FAILED, waive_asked_at=None, plan__in=running)
    wanted = failed.exclude(new_card_after__gte=F("attempts")).order_by().values("plan")
    return InstalmentPlan.objects.filter(pk__in=wanted)


def reasons(failed: QuerySet[InstalmentPlan], most: int | None = None) -> Iterator[Attention]:
    """A reason for each of them, or for `most` of them: since the day on which its payment was due."""
    zone = PracticeSettings.load().timezone
    for each in map(shown, plans().filter(pk__in=failed).order_by("created_at", "pk")[:most]):
        assert each.plan is not None
        since, key = start_of(each.failed[0].due_on, zone), f"money.plan:{each.plan.pk}"
        yield Attention(each.checkout.client_id, _about(each), key, since, Act.SETTLE, _page(each))


def _about(each: Shown) -> str:
    values = {"client": each.checkout.client.name, "title": each.checkout.title, "words": each.to_coach}
    return _("%(client)s, “%(title)s”: %(words)s") % values


def _page(each: Shown) -> str:
    assert each.plan is not None
    return reverse("money_admin:plan", args=[each.plan.pk])
