"""What a person does about money that fits nothing, or that has to be decided about. Each takes it off the desk, once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coaching.payments import stripe_api
from coaching.payments.account import grants, lots, mails
from coaching.payments.after_sale import covering, discrepancies, misfits, selling
from coaching.payments.models import Discrepancy, Lot, Purchase, Refund

ALREADY_REFUNDED = "charge_already_refunded"
_REFUSED = gettext_lazy("Stripe refused this refund, and nothing was refunded. Look at the payment's page at Stripe.")


class DecisionError(Exception):
    """It can't be done, or was decided already; nothing changed."""


def leave(*, discrepancy: Discrepancy, word: str, by: User, now: datetime | None = None) -> None:
    """Nothing is changed here; `word` says what was done. Raises DecisionError."""
    with _open(discrepancy, now) as (row, at):
        _done(row, by, word or _("left as it is"), at)


def see(*, discrepancy: Discrepancy, by: User, now: datetime | None = None) -> None:
    """It is known, and was only to be known. Seen again, it changes nothing."""
    discrepancies.resolve(discrepancy=discrepancy, by=by, resolution="seen", now=now)


def take(*, discrepancy: Discrepancy, sessions: int, by: User, now: datetime | None = None) -> None:
    """Takes unused sessions of the purchase that it is about. Raises DecisionError when there are not so many."""
    with _open(discrepancy, now) as (row, at):
        lot = purchase_of(row).lot
        unused = lots.unused(lot)
        if not 0 < sessions <= unused:
            words = ngettext(
                "Only %(count)d session is unused and not booked.", "%(count)d sessions are unused and not booked.", unused
            )
            raise DecisionError(words % {"count": unused})
        covering.take(lot, sessions, f"discrepancy:{row.pk}:take", at, by, lost="dispute" in row.facts)
        if refund := Refund.objects.filter(pk=row.facts.get("refund")).first():
            refund.sessions += sessions
            refund.save(update_fields=["sessions"])
        words = ngettext("%(count)d session taken", "%(count)d sessions taken", sessions)
        _done(row, by, words % {"count": sessions}, at)


def give(*, discrepancy: Discrepancy, sessions: int, by: User, now: datetime | None = None) -> None:
    """Gives the client sessions for the money that came: a sale, wherever its amount can be one. Raises DecisionError."""
    with _open(discrepancy, now) as (row, at):
        if row.client is None or row.client.has_left(at):
            raise DecisionError(_("There is no client here to give sessions to. Refund the payment instead."))
        if not 0 < sessions <= 50:
            raise DecisionError(_("Write how many sessions, from 1 to 50."))
        if purchase := selling.sell(discrepancy=row, sessions=sessions, by=by, now=at):
            row.facts["sold"] = purchase.pk
        else:
            key = uuid5(NAMESPACE_URL, f"discrepancy:{row.pk}:give")
            reason = _("For a payment that came in")
            mails.granted(grants.grant(client=row.client, sessions=sessions, reason=reason, by=by, key=key, now=at), at)
        words = ngettext("%(count)d session given", "%(count)d sessions given", sessions)
        _done(row, by, words % {"count": sessions}, at)


def send_back(*, discrepancy: Discrepancy, by: User, now: datetime | None = None) -> None:
    """Refunds at Stripe all of a payment that fitted nothing. Again, it is the same refund. Raises DecisionError."""
    reference = discrepancy.facts.get("payment_intent")
    if discrepancy.resolved_at:
        raise DecisionError(_("That was decided already."))
    if not can_send_back(discrepancy):
        raise DecisionError(_("This can't be refunded from here. Look at it at Stripe."))
    try:
        params = {"payment_intent": reference, "metadata": {"discrepancy": str(discrepancy.pk)}}
        answer = stripe_api.create_refund(params, _key(discrepancy))
    except stripe_api.StripeProblem as problem:
        if problem.code != ALREADY_REFUNDED:
            raise DecisionError(_silent_or_no(problem)) from problem
    else:
        if answer["status"] in {"failed", "canceled"}:
            raise DecisionError(_REFUSED)
    misfits.sent_back(discrepancy, by=by, now=now)


def _key(discrepancy: Discrepancy) -> str:
    """Another one after a refund that failed: with the same, Stripe would answer with that one."""
    key = f"discrepancy-{discrepancy.pk}-{discrepancy.noticed_at:%Y%m%d%H%M%S}"
    return "-".join([key, *filter(None, [discrepancy.facts.get("failed")])])


def can_send_back(discrepancy: Discrepancy) -> bool:
    """Whether it is money that came in for something that isn't sold, and whose payment is known."""
    came_in = {Discrepancy.Kind.AMOUNT, Discrepancy.Kind.CURRENCY, Discrepancy.Kind.UNKNOWN, Discrepancy.Kind.GONE}
    return discrepancy.kind in came_in | {Discrepancy.Kind.TWICE} and bool(discrepancy.facts.get("payment_intent"))


def unused_of(found: Iterable[Discrepancy]) -> dict[int, int]:
    """{purchase id: its sessions that are unused and not booked}, of the purchases that they are about. Two queries."""
    rows = Lot.objects.filter(purchase__in=[each.facts["purchase"] for each in found if each.facts.get("purchase")])
    counts = lots.unused_in(rows)
    return {lot.purchase_id: counts.get(lot.pk, 0) for lot in rows if lot.purchase_id}


def can_give(discrepancy: Discrepancy) -> bool:
    client = discrepancy.client
    return can_send_back(discrepancy) and client is not None and not client.has_left(timezone.now())


def purchase_of(discrepancy: Discrepancy) -> Purchase:
    found = Purchase.objects.filter(pk=discrepancy.facts.get("purchase")).select_related("lot__client").first()
    if found is None:
        raise DecisionError(_("There is no purchase here to take sessions from."))
    return found


@contextmanager
def _open(discrepancy: Discrepancy, now: datetime | None) -> Iterator[tuple[Discrepancy, datetime]]:
    """The row, locked after its client, while nobody has decided about it. Raises DecisionError."""
    with transaction.atomic():
        if discrepancy.client:
            lots.locked(discrepancy.client)
        row = Discrepancy.objects.select_for_update(of=("self",)).select_related("client").get(pk=discrepancy.pk)
        if row.resolved_at:
            raise DecisionError(_("That was decided already."))
        yield row, now or timezone.now()


def _done(row: Discrepancy, by: User, resolution: str, now: datetime) -> None:
    discrepancies.resolve(discrepancy=row, by=by, resolution=resolution, now=now)


def _silent_or_no(problem: stripe_api.StripeProblem) -> str:
    if problem.is_final:
        return str(_REFUSED)
    return _("Stripe doesn't answer. Try again in a minute: it is refunded once, however often you press.")
