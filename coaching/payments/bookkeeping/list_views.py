"""The list of sales in the Wagtail admin, and the same as a file."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.payments.bookkeeping.forms import LATEST_FIRST, ORDERS, SalesFilter
from coaching.payments.bookkeeping.lines import Sale
from coaching.payments.bookkeeping.listing import Listing
from coaching.payments.models import Package
from coaching.payments.money import as_decimal
from coaching.people import coaches
from coaching.people.access import clients_of, is_owner, staff_of, staff_required
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.practice.ordering import Heading, heading
from coaching.practice.tables import FORMATS, Amount, download, without

PER_PAGE = 50
ADD_PACKAGE = "wagtailsnippets_coaching_package:add"


def _asked(request: HttpRequest) -> tuple[SalesFilter, Listing, str]:
    """(form, listing, zone): what the filter says, what it shows, and the practice's zone."""
    zone = PracticeSettings.load().timezone
    form = SalesFilter(request.GET or None, zone=zone, coaches=coaches.chosen(request.user, "")[1])
    return form, Listing(staff_of(request), form), zone


@staff_required
@require_safe
def sales_list(request: HttpRequest) -> HttpResponse:
    """Everything sold to the clients that this person may see, what is still to come, and the sums."""
    form, listing, zone = _asked(request)
    paginator: Paginator[Sale] = Paginator(listing, PER_PAGE)  # type: ignore[arg-type]  # it counts and slices
    client = form.asked.get("client")
    page = paginator.get_page(request.GET.get("page"))
    is_empty = not page.object_list and not request.GET
    context = {
        "form": form,
        "page": page,
        "is_empty": is_empty,
        "first_steps": _first_steps(request.user) if is_empty else [],
        "totals": listing.totals(),
        "tests": listing.tests_left_out(),
        "zone": zone,
        "formats": FORMATS,
        "headings": _headings(form.asked.get("order") or "-date"),
        "client": clients_of(request.user).filter(pk=client).first() if client else None,
    }
    return render(request, "coaching/payments/books/list.html", context)


@staff_required
@require_safe
def export(request: HttpRequest, fmt: str) -> HttpResponse:
    """The list as it is filtered, as CSV or XLSX; dates of the practice's calendar, amounts in the currency's main unit."""
    if fmt not in FORMATS:
        raise Http404
    form, listing, zone = _asked(request)
    if form.errors:  # the page says what can't be read
        return redirect(f"{reverse('books_admin:list')}?{request.GET.urlencode()}")
    rows = _table(listing, zone)
    return download("sales", fmt, rows if "coach" in form.fields else without(_("Coach"), rows))


def _first_steps(user: User | AnonymousUser) -> list[tuple[str, str]]:
    """(words, address) of what this person may still do before something can be sold and paid for."""
    steps = []
    if user.has_perm("coaching.add_package") and not Package.objects.on_sale().exists():
        steps.append((_("Add a package: what it costs, and how many sessions are in it"), reverse(ADD_PACKAGE)))
    if is_owner(user) and not settings.STRIPE_SECRET_KEY:
        steps.append((_("Connect Stripe, so that clients can pay by card"), reverse("books_admin:connect")))
    return steps


def _headings(order: str) -> dict[str, Heading]:
    """Of each column that sorts; first comes what is most interesting."""
    return {key: heading(title, key, order, "-" if key in LATEST_FIRST else "") for key, title in ORDERS.items()}


def _table(listing: Listing, zone: str) -> Iterator[list[object]]:
    yield [
        _("Number"),
        _("Sold on"),
        _("Last payment on"),
        _("Client"),
        _("Email"),
        _("Who pays"),
        _("Package"),
        _("Sessions"),
        _("State"),
        _("Test"),
        _("To be paid by"),
        _("Paid how"),
        _("Currency"),
        _("Price"),
        _("Received"),
        _("Refunded"),
        _("Lost to disputes"),
        _("Net"),
        _("Fits no sale: came in (not in Received)"),
        _("Fits no sale: sent back (not in Refunded)"),
        _("Documents"),
        _("Reference at Stripe"),
        _("Coach"),
    ]
    for sale in listing:
        yield _line(sale, zone)


def _line(sale: Sale, zone: str) -> list[object]:
    row, client = sale.row, sale.row.client
    sold = (sale.price, sale.paid, sale.refunded, sale.lost, sale.net, None, None)
    amounts = (*[None] * 5, sale.paid, sale.refunded) if sale.is_misfit else sold
    return [
        row.pk if sale.is_bought else "",
        today(sale.at, zone),
        sale.came_on or "",
        sale.client_name,
        client.email if client else "",
        sale.payer or sale.client_name,
        sale.title,
        getattr(row, "sessions", ""),
        sale.label,
        _("test") if sale.is_test else "",
        sale.due_on or "",
        ", ".join(sale.methods),
        row.currency,
        *("" if each is None else Amount(as_decimal(each, row.currency), row.currency) for each in amounts),
        ", ".join(each.code for each in sale.documents),
        ", ".join(sale.references),
        client.coach.name if client else "",
    ]
