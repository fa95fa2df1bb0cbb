from django.utils.translation import ngettext_lazy

from coaching.payments.models import Package
from coaching.pipeline.models import Offer
from coaching.practice.deletions import keeps

keeps(
    Package,
    ngettext_lazy("%d offer to a prospect", "%d offers to prospects"),
    lambda package: Offer.objects.filter(package=package).count(),
)
