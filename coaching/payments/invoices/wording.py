"""What the lines and the foot of a document say."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.models import Payment, PaymentRequest, Purchase
from coaching.payments.models.terms import Terms
from coaching.people.models import Client

Method = Payment.Method


def what(purchase: Purchase) -> str:
    """What was bought; whoever pays for someone reads for whom."""
    return for_someone(purchase, purchase.client) if purchase.request else purchase.title


def for_someone(sold: Terms, client: Client) -> str:
    return _("%(what)s, for %(name)s") % {"what": sold.title, "name": client.name}


def part(payment: Payment, number: int | None) -> str:
    """What a payment is for, and which part of it; `number` is that of the instalment, from 1."""
    values = {"what": what(payment.purchase), "number": number, "count": payment.purchase.instalments}
    if number:
        return _("%(what)s, payment %(number)d of %(count)d") % values
    return (_("%(what)s (part payment)") if payment.amount < payment.purchase.price else "%(what)s") % values


def of_purchase(purchase: Purchase) -> list[str]:
    """How many sessions, how long they are if that is known, and the last day as it was sold."""
    days = purchase.validity_days
    until = _("Valid until %(day)s") % {"day": spoken(purchase.bought_on + timedelta(days=days))} if days else ""
    return [*filter(None, [_sessions(purchase, purchase.client), until])]


def of_request(request: PaymentRequest) -> list[str]:
    """The same of what nobody has bought yet."""
    days = request.validity_days
    words = ngettext("Valid for %(count)d day", "Valid for %(count)d days", days or 0)
    return [*filter(None, [_sessions(request, request.client), words % {"count": days} if days else ""])]


def _sessions(sold: Terms, client: Client) -> str:
    """The length is told where every kind of session that is booked with a package has the same."""
    kinds = client.coach.appointment_types.bookable().filter(takes_credit=True)
    lengths = set(kinds.values_list("duration", flat=True))
    count = ngettext("%(count)d session", "%(count)d sessions", sold.sessions) % {"count": sold.sessions}
    if len(lengths) != 1:
        return count
    return _("%(sessions)s of %(minutes)d minutes") % {"sessions": count, "minutes": lengths.pop()}


def paid(payment: Payment, card: str) -> str:
    """When and how it was paid; `card` is brand and last four digits, "" where they aren't known."""
    how = {
        Method.STRIPE: _("Paid on %(day)s by card: %(card)s.") if card else _("Paid on %(day)s online, through Stripe."),
        Method.TRANSFER: _("Paid on %(day)s by bank transfer."),
        Method.CASH: _("Paid on %(day)s in cash."),
        Method.CHECK: _("Paid on %(day)s by check."),
    }
    words = how.get(Method(payment.method), _("Paid on %(day)s."))
    return words % {"day": spoken(payment.on), "card": card}


def spoken(day: date) -> str:
    return date_format(day, "F j, Y")
