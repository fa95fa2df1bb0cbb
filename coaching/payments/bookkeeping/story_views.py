"""One purchase's whole story in the Wagtail admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.payments import purchases
from coaching.payments.account import extensions
from coaching.payments.after_sale import refunds
from coaching.payments.bookkeeping import lately, sales
from coaching.payments.bookkeeping.story import Story
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Payment, Purchase
from coaching.payments.money import money
from coaching.people.access import staff_of, staff_required
from coaching.practice.models import PracticeSettings


@staff_required
@require_safe
def purchase(request: HttpRequest, pk: int) -> HttpResponse:
    """The terms as sold, who paid, and everything since, in the practice's zone."""
    rows = sales.purchases(staff_of(request)).select_related(
        "client__coach", "package", "checkout", "request", "lot", "by__coach"
    )
    found = get_object_or_404(rows, pk=pk)
    zone = PracticeSettings.load().timezone
    story = Story(found, zone)
    amounts = (found.paid, found.refunded, found.lost, found.paid - found.back)
    context = {
        "purchase": found,
        "state": sales.label(found),
        "months": instalments.of_checkout(found.checkout) if found.checkout else None,
        "amounts": [money(amount, found.currency) for amount in amounts],
        "events": story.events(),
        "refunds": [(each, money(left, found.currency), _refund(each)) for each, left in refunds.with_some_left(story.payments)],
        "extend_url": reverse("payments_admin:extend", args=[found.lot.pk]) if _can_extend(found) else "",
        "zone": zone,
        "sold_until": purchases.last_day(found),
    }
    return render(request, "coaching/payments/books/purchase.html", context)


def _can_extend(purchase: Purchase) -> bool:
    return hasattr(purchase, "lot") and extensions.can_extend(purchase.lot)


def _refund(payment: Payment) -> str:
    return reverse("money_admin:refund", args=[payment.pk])


@staff_required
@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it off this person's desk."""
    rows = sales.purchases(staff_of(request))
    lately.put_away(purchase=get_object_or_404(rows, pk=pk), by=staff_of(request))
    messages.success(request, _("It's off your desk, and stays under Sales."))
    return redirect("wagtailadmin_home")
