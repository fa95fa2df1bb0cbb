from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coaching.payments import stripe_api
from coaching.payments.after_sale import reconciling


class Command(BaseCommand):
    """Asks Stripe at once what the worker asks every quarter of an hour, and prints what it found."""

    help = "Records what happened at Stripe and was not noticed."

    def handle(self, **options: Any) -> None:
        if not stripe_api.is_configured():
            raise CommandError("STRIPE_SECRET_KEY is not set: there is nothing to ask.")
        found = reconciling.reconcile(timezone.now())
        self.stdout.write(reconciling.sentence(found))
        if found.problem:
            raise CommandError(f"It broke off ({found.problem}). Nothing is lost: the next time goes on.")
