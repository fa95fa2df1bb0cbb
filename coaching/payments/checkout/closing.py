"""Closing pages at Stripe on which nothing is to be paid anymore: a page left open takes money that then has to go back.

Which they are is read from the rows, never noted: what Stripe didn't hear today is asked again with the next reconciliation.
"""

from collections.abc import Iterator
from contextlib import suppress

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from coaching.payments import stripe_api
from coaching.payments.checkout import settling
from coaching.payments.models import Checkout, Payment, Purchase
from coaching.people.models import Client


def pointless() -> "QuerySet[Checkout]":
    """Open pages of who has left or is being erased, of requests that are canceled or paid, and of a package that came to the
    client another way since the page was opened, or was bought with a visitor's address in another browser."""
    gone = Q(client__in=Client.objects.who_left(timezone.now()))
    over = Q(request__canceled_at__isnull=False) | Q(Exists(Payment.objects.filter(purchase__request=OuterRef("request"))))
    bought = Purchase.objects.filter(client=OuterRef("client"), package=OuterRef("package"), bought_at__gt=OuterRef("created_at"))
    another_way = Q(Exists(bought.filter(Q(by__isnull=False) | Q(request__isnull=False))), request=None)
    by_address = Purchase.objects.filter(
        client__coach=OuterRef("client__coach"), client__email__iexact=OuterRef("client__email"), package=OuterRef("package")
    )
    elsewhere = Q(Exists(by_address.filter(bought_at__gt=OuterRef("created_at"))), without_account=True, request=None)
    open_ones = Checkout.objects.filter(status=Checkout.Status.OPEN, session_id__isnull=False)
    return open_ones.filter(gone | over | another_way | elsewhere).order_by("pk")


def soon() -> None:
    """Has a job close what has just become pointless. Inside the transaction that made it so."""
    if stripe_api.is_configured() and pointless().exists():
        close.enqueue()


@task(priority=-10)
def close() -> None:
    with suppress(stripe_api.StripeProblem):  # the next reconciliation asks again
        close_all()


def close_all() -> int:
    """Closes them at Stripe, and settles what came of each: it may have been paid a moment before. Outside any transaction.

    Returns how many are over now. Raises StripeProblem while Stripe does not answer; safe to run again.
    """
    return sum(_close(session_id) for session_id in _sessions())


def _sessions() -> Iterator[str]:
    yield from filter(None, list(pointless().values_list("session_id", flat=True)))


def _close(session_id: str) -> bool:
    try:
        stripe_api.expire_session(session_id)
    except stripe_api.StripeProblem as problem:
        if not problem.is_final:
            raise
        if problem.is_unreadable:  # of another account or mode, where our key closes nothing
            return bool(Checkout.objects.filter(session_id=session_id).update(status=Checkout.Status.EXPIRED))
    with suppress(settling.SettleError):  # it is on the desk
        settling.settle(session_id=session_id)
    return not Checkout.objects.filter(session_id=session_id, status=Checkout.Status.OPEN).exists()
