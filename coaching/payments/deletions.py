"""What keeps packages, and what they are used for: money, and what was offered."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.booking.models import AppointmentType
from coaching.payments.account.balance import left_of
from coaching.payments.models import Checkout, Package, Purchase
from coaching.practice.deletions import instead, keeps

keeps(Package, ngettext_lazy("%d purchase", "%d purchases"), lambda package: Purchase.objects.filter(package=package).count())
keeps(
    Package,
    ngettext_lazy("%d payment that was begun", "%d payments that were begun"),
    lambda package: Checkout.objects.filter(package=package, purchase=None).count(),
)
instead(Package, _("Clear “on sale”, and nobody new gets it."))


def _stranded(kind: AppointmentType) -> int:
    """Clients of its coach who have sessions left that nothing else could be booked with."""
    others = kind.coach.appointment_types.bookable().filter(takes_credit=True).exclude(pk=kind.pk)
    if not kind.takes_credit or others.exists():
        return 0
    return sum(left > 0 for left in left_of(kind.coach.clients.all()).values())


keeps(
    AppointmentType,
    ngettext_lazy("%d client with sessions left to book it with", "%d clients with sessions left to book it with"),
    _stranded,
)
