"""How the demo's clients paid: at once, in months, by an organization's invoice; and what went back."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from coaching.payments import purchases
from coaching.payments.after_sale import refunds
from coaching.payments.instalments.arithmetic import parts
from coaching.payments.models import Checkout, Instalment, InstalmentPlan, Package
from coaching.payments.off_line import noting
from coaching.payments.payers import requests
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

MONTHS = 3


def told(client, sale, at):
    """(moment, deed) of each thing that happened about a sale, if the practice sells so many sessions."""
    package = Package.objects.filter(sessions=sale["sessions"], is_active=True).first()
    ways = {"months": _in_months, "invoice": _to_an_organization}
    return ways.get(sale["how"], _at_once)(client, package, sale, at) if package else ()


def _at_once(client, package, sale, at):
    sold = {"client": client, "sold": package, "package": package, "by": client.coach.user, "key": uuid4()}
    yield at, partial(noting.note, method=sale["how"], on=_day(at), mail_receipt=False, now=at, **sold)


def _to_an_organization(client, package, sale, at):
    """It paid two weeks later."""
    by, key, later = client.coach.user, uuid4(), at + timedelta(days=14)
    asked = {"client": client, "sold": package, "package": package, "payer": sale["payer"], "by": by}
    yield at, partial(requests.make, key=key, now=at, **asked)
    yield (
        later,
        lambda: requests.note_payment(
            request=client.payment_requests.get(key=key), method="transfer", on=_day(later), by=by, now=later
        ),
    )


def _in_months(client, package, sale, at):
    """By a card, all of it paid by now: the pretend Stripe has nothing left to do."""
    terms = {**package.terms, "instalments": MONTHS}
    yield at, partial(_begin_months, client, package, terms, at)
    for number, part in enumerate(parts(Package(**terms), _day(at))):
        later = at + timedelta(days=31 * number)
        yield later, partial(_pay_a_month, client, part, later)


def _begin_months(client, package, terms, at):
    known = {"client": client, "package": package}
    checkout = Checkout.objects.create(idempotency_key=uuid4(), status=Checkout.Status.PAID, **known, **terms)
    purchase = purchases.make(sold=checkout, now=at, checkout=checkout, **known)
    ended = {"status": InstalmentPlan.Status.FINISHED, "created_at": at, "customer_id": f"cus_demo_{client.pk}"}
    InstalmentPlan.objects.create(checkout=checkout, purchase=purchase, **ended)


def _pay_a_month(client, part, at):
    plan = InstalmentPlan.objects.get(checkout__client=client)
    paid = {"reference": f"pi_demo_{client.pk}_{part.number}", "on": _day(at), "instalment": part.number}
    payment = purchases.receive(purchase=client.purchases.get(), amount=part.amount, now=at, mail_receipt=False, **paid)
    facts = {"number": part.number, "amount": part.amount, "sessions": part.sessions, "due_on": _day(at)}
    Instalment.objects.create(plan=plan, payment=payment, status=Instalment.Status.PAID, attempts=1, **facts)


def give_back(client, refund, at):
    """A part of what was paid, by hand."""
    payment = client.purchases.get().payments.get()
    facts = {name: refund[name] for name in ("amount", "sessions", "reason")}
    refunds.ask(payment=payment, key=uuid4(), by=client.coach.user, now=at, **facts)


def _day(at):
    return today(at, PracticeSettings.load().timezone)
