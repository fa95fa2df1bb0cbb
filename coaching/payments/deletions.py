"""What keeps packages: money, and what was offered."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.payments.models import Checkout, Package, Purchase
from coaching.practice.deletions import instead, keeps

keeps(Package, ngettext_lazy("%d purchase", "%d purchases"), lambda package: Purchase.objects.filter(package=package).count())
keeps(
    Package,
    ngettext_lazy("%d payment that was begun", "%d payments that were begun"),
    lambda package: Checkout.objects.filter(package=package, purchase=None).count(),
)
instead(Package, _("Clear “on sale”, and nobody new gets it."))
