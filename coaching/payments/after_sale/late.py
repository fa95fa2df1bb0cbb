"""Events that came before the payment they are about: looked at again once it is here."""

from django.utils import timezone
from django_tasks import task

from coaching.payments.after_sale import discrepancies, disputes, following
from coaching.payments.models import Discrepancy
from coaching.payments.models.discrepancies import DiscrepancyQuerySet

Kind = Discrepancy.Kind


def _waiting(reference: str) -> DiscrepancyQuerySet:
    return Discrepancy.objects.open().about(reference).filter(kind__in=[Kind.UNKNOWN_REFUND, Kind.UNKNOWN_DISPUTE])


def look(reference: str | None) -> None:
    """A payment with this id of Stripe's was just stored; if something came before it, a job catches up. In its transaction."""
    if reference and _waiting(reference).exists():
        catch_up.enqueue(reference)


@task(priority=-10)
def catch_up(reference: str) -> None:
    """Asks Stripe about what came too early, and takes it off the desk."""
    now = timezone.now()
    for early in _waiting(reference):
        if early.kind == Kind.UNKNOWN_REFUND:
            following.run(reference, now)
        else:
            disputes.run(early.reference, now)
        discrepancies.resolve(discrepancy=early, by=None, resolution="its payment came later", now=now)
