"""Money by month in the Wagtail admin, and the same as a file."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.payments.bookkeeping.months import GAP, HEIGHT, STEP, Currency, by_month, left_out, tests_left_out
from coaching.payments.money import as_decimal
from coaching.people.access import staff_of, staff_required
from coaching.practice.tables import FORMATS, Amount, download


@staff_required
@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """Received, refunded and what remains, month by month."""
    now = timezone.now()
    misfits, since = left_out(staff_of(request), now)
    context = {
        "currencies": by_month(staff_of(request), now),
        "misfits": misfits,
        "tests": tests_left_out(staff_of(request), now),
        "since": since,
        "formats": FORMATS,
        "chart": {"height": HEIGHT, "step": STEP, "bar": STEP - GAP},
    }
    return render(request, "coaching/payments/books/months.html", context)


@staff_required
@require_safe
def export_months(request: HttpRequest, fmt: str) -> HttpResponse:
    if fmt not in FORMATS:
        raise Http404
    return download("months", fmt, _table(by_month(staff_of(request), timezone.now())))


def _table(currencies: list[Currency]) -> Iterator[list[object]]:
    yield [_("Month"), _("Currency"), _("Test"), _("Received"), _("Refunded"), _("Lost to disputes"), _("Net")]
    for currency in currencies:
        for each in currency.months:
            amounts = (each.received, each.refunded, each.lost, each.net)
            shown = (Amount(as_decimal(amount, each.currency), each.currency) for amount in amounts)
            yield [f"{each.month:%Y-%m}", each.currency, _("test") if currency.is_test else "", *shown]
