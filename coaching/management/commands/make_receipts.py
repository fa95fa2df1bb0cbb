"""Issues the receipts of payments from before receipts were issued."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from coaching.payments.invoices import earlier


class Command(BaseCommand):
    """Run twice, it makes each once. Nobody is emailed."""

    help = "Issues the receipts of payments that have none, with the next numbers and today's date."

    def handle(self, *args: Any, **options: Any) -> None:
        payments = earlier.without_receipt()
        made = earlier.make_receipts(payments=payments, now=timezone.now(), most=payments.count())
        self.stdout.write(ngettext("%(count)d receipt made.", "%(count)d receipts made.", made) % {"count": made})
