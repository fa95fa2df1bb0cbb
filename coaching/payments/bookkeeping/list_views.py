"""The list of sales in the Wagtail admin, and the same as a file."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.payments.bookkeeping.forms import SalesFilter
from coaching.payments.bookkeeping.listing import Listing, Sale
from coaching.payments.money import as_decimal
from coaching.people.access import clients_of, staff_required
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.practice.tables import FORMATS, download

PER_PAGE = 50


def _asked(request: HttpRequest) -> tuple[SalesFilter, Listing, str]:
    """(form, listing, zone): what the filter says, what it shows, and the practice's zone."""
    zone = PracticeSettings.load().timezone
    form = SalesFilter(request.GET or None, zone=zone)
    return form, Listing(request.user, form), zone  # type: ignore[arg-type]  # staff_required lets nobody else in


@staff_required
@require_safe
def sales_list(request: HttpRequest) -> HttpResponse:
    """Everything sold to the clients that this person may see, what is still to come, and the sums."""
    form, listing, zone = _asked(request)
    paginator: Paginator[Sale] = Paginator(listing, PER_PAGE)  # type: ignore[arg-type]  # it counts and slices
    client = getattr(form, "cleaned_data", {}).get("client")
    context = {
        "form": form,
        "page": paginator.get_page(request.GET.get("page")),
        "totals": listing.totals(),
        "zone": zone,
        "formats": FORMATS,
        "client": clients_of(request.user).filter(pk=client).first() if client else None,
    }
    return render(request, "coaching/payments/books/list.html", context)


@staff_required
@require_safe
def export(request: HttpRequest, fmt: str) -> HttpResponse:
    """The list as it is filtered, as CSV or XLSX; dates of the practice's calendar, amounts in the currency's main unit."""
    if fmt not in FORMATS:
        raise Http404
    _form, listing, zone = _asked(request)
    return download("sales", fmt, _table(listing, zone))


def _table(listing: Listing, zone: str) -> Iterator[list[object]]:
    yield [
        _("Number"),
        _("Date"),
        _("Client"),
        _("Email"),
        _("Who pays"),
        _("Package"),
        _("Sessions"),
        _("State"),
        _("Paid how"),
        _("Currency"),
        _("Price"),
        _("Received"),
        _("Refunded"),
        _("Lost to disputes"),
        _("Net"),
        _("Reference at Stripe"),
        _("Coach"),
    ]
    for sale in listing:
        yield _line(sale, zone)


def _line(sale: Sale, zone: str) -> list[object]:
    row, client = sale.row, sale.row.client
    amounts = [as_decimal(each, row.currency) for each in (row.price, sale.paid, sale.refunded, sale.lost, sale.net)]
    return [
        row.pk if sale.is_bought else "",
        today(sale.at, zone).isoformat(),
        client.name,
        client.email,
        sale.payer or client.name,
        row.title,
        row.sessions,
        sale.label,
        ", ".join(sale.methods),
        row.currency,
        *amounts,
        ", ".join(sale.references),
        client.coach.name,
    ]
