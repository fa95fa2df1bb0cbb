"""What was sold in the demo, by the verbs that a coach's buttons call: a receipt, a credit note, an open invoice."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from coaching.payments.after_sale import refunds
from coaching.payments.models import BillingSettings, Package
from coaching.payments.off_line import noting
from coaching.payments.payers import requests
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coachsite.demo.reading import read


def load_billing():
    """Where to pay, and what a document says at its end, unless someone wrote it already."""
    billing = BillingSettings.load()
    if not billing.bank_details:
        BillingSettings.objects.filter(pk=billing.pk).update(**read("money")["billing"])


def load_sales(coach, client):
    """One session that was paid by transfer and given back, and four that an employer is asked for; once."""
    words = read("money")
    if client.purchases.exists() or client.payment_requests.exists():
        return
    now = timezone.now() - timedelta(days=12)
    single, several = (Package.objects.filter(sessions=count, is_active=True).first() for count in words["sessions"])
    if single:
        _pay_and_give_back(single, coach, client, now, words["refund"])
    if several:
        payer, later = words["payer"], now + timedelta(days=9)
        requests.make(client=client, sold=several, package=several, payer=payer, key=uuid4(), by=coach.user, now=later)


def _pay_and_give_back(package, coach, client, now, reason):
    day = today(now, PracticeSettings.load().timezone)
    given = {"client": client, "sold": package, "package": package, "by": coach.user, "key": uuid4(), "now": now}
    payment = noting.note(method="transfer", on=day, **given).payments.get()
    later = now + timedelta(days=3)
    refunds.ask(
        payment=payment, amount=payment.amount, sessions=package.sessions, reason=reason, key=uuid4(), by=coach.user, now=later
    )
