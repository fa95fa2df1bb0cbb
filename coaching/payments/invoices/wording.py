"""What the lines and the foot of a document say."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.models import Instalment, Payment, PaymentRequest, Purchase
from coaching.payments.models.terms import Release, Terms
from coaching.payments.validity import spoken_days
from coaching.people.models import Client

Method = Payment.Method


def what(purchase: Purchase) -> str:
    """What was bought; whoever pays for someone reads for whom."""
    return for_someone(purchase, purchase.client) if purchase.request else purchase.title


def for_someone(sold: Terms, client: Client) -> str:
    return _("%(what)s, for %(name)s") % {"what": sold.title, "name": client.name}


def part(payment: Payment, number: int | None) -> str:
    """What a payment is for, and which part of it; `number` is that of the instalment, from 1."""
    values = {"what": what(payment.purchase)}
    if number:
        return _("%(what)s, %(part)s") % {**values, "part": nth(number, payment.purchase)}
    return (_("%(what)s (part payment)") if payment.amount < payment.purchase.price else "%(what)s") % values


def nth(number: int, sold: Terms) -> str:
    """A monthly payment by its number in the plan, whatever came or was waived before: the one way of counting them."""
    return _("payment %(place)s") % {"place": place(number, sold)}


def place(number: int, sold: Terms) -> str:
    return _("%(number)d of %(count)d") % {"number": number, "count": sold.instalments}


def of_payment(payment: Payment, number: int | None) -> list[str]:
    """How many sessions came with it, how long they are if that is known, and the last day as it was sold."""
    purchase = payment.purchase
    days = purchase.validity_days
    until = _("Valid until %(day)s") % {"day": spoken(purchase.bought_on + timedelta(days=days))} if days else ""
    return [*filter(None, [_brought(payment, number) if number else _sessions(purchase.sessions, purchase.client), until])]


def of_request(request: PaymentRequest) -> list[str]:
    """The same of what nobody has bought yet."""
    days = request.validity_days
    words = _("Valid for %(time)s") % {"time": spoken_days(days)} if days else ""
    return [*filter(None, [_sessions(request.sessions, request.client), words])]


def _brought(payment: Payment, number: int) -> str:
    """What a monthly payment brings: its part of the sessions, or all with the first one that came."""
    purchase = payment.purchase
    if purchase.release == Release.AT_ONCE:
        came_before = purchase.payments.filter(pk__lt=payment.pk).exists()
        return _("Its sessions came with the first payment") if came_before else _sessions(purchase.sessions, purchase.client)
    row = Instalment.objects.filter(plan__purchase=purchase, number=number).first()
    values = {"all": purchase.sessions, "sessions": _sessions(row.sessions if row else 0, purchase.client)}
    if not row or not row.sessions:
        return _("This payment brings no more of the %(all)d sessions") % values
    return _("This payment brings %(sessions)s, of %(all)d in all") % values


def _sessions(number: int, client: Client) -> str:
    """The length is told where every kind of session that is booked with a package has the same."""
    kinds = client.coach.appointment_types.bookable().filter(takes_credit=True)
    lengths = set(kinds.values_list("duration", flat=True))
    count = ngettext("%(count)d session", "%(count)d sessions", number) % {"count": number}
    if len(lengths) != 1:
        return count
    return _("%(sessions)s of %(minutes)d minutes") % {"sessions": count, "minutes": lengths.pop()}


def paid(payment: Payment, how: str, number: int | None = None) -> str:
    """When and how it was paid. `how` is what Stripe tells of it ("by card: Visa •••• 4242"); without that a month, which has a
    `number`, was charged to a card, and of anything else no more is known than that it came through Stripe."""
    online = how or (_("by card") if number else _("online, through Stripe"))
    ways = {
        Method.STRIPE: online,
        Method.TRANSFER: _("by bank transfer"),
        Method.CASH: _("in cash"),
        Method.CHECK: _("by check"),
    }
    day, way = spoken(payment.on), ways.get(Method(payment.method), "")
    return _("Paid on %(day)s %(how)s.") % {"day": day, "how": way} if way else _("Paid on %(day)s.") % {"day": day}


def spoken(day: date) -> str:
    return date_format(day, "F j, Y")
