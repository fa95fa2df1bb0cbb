from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from coaching.payments.checkout import settling
from coaching.payments.models import Checkout
from coaching.payments.stripe_api import StripeProblem


class Command(BaseCommand):
    """Asks Stripe about every open checkout of the last 30 days, in case neither return page nor webhook arrived."""

    help = "Records checkouts that were paid but not noticed."

    def handle(self, **options):
        since = timezone.now() - timedelta(days=30)
        still_open = Checkout.objects.filter(status=Checkout.Status.OPEN, session_id__isnull=False, created_at__gte=since)
        for session_id in filter(None, still_open.values_list("session_id", flat=True)):
            try:
                purchase = settling.settle(session_id=session_id)
            except (settling.SettleError, StripeProblem) as error:
                self.stderr.write(f"{session_id}: {error}")
            else:
                self.stdout.write(f"{session_id}: {'recorded' if purchase else 'not paid'}")
