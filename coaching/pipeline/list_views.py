"""The list of prospects in the Wagtail admin, and the same as a file."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.booking.access import coaches_of
from coaching.people.access import clients_of, staff_required, zone_of
from coaching.pipeline.forms import ProspectFilter
from coaching.pipeline.status import ProspectStatus, counts, newest_first, prospects
from coaching.practice.page_names import names_of
from coaching.practice.tables import FORMATS, download, without
from coaching.practice.zones import spoken

PER_PAGE = 50


def _asked(request):
    """(form, found, narrowed): what the filter says, those it shows, and those before it looks at where they stand."""
    form = ProspectFilter(request.GET or None, coaches=list(coaches_of(request.user)), zone=zone_of(request.user))
    narrowed = form.narrowed(prospects(clients_of(request.user), timezone.now()))
    return form, newest_first(form.chosen(narrowed)), narrowed


@staff_required
@require_safe
def prospect_list(request):
    """Everyone who is or was a prospect, and where they stand."""
    form, found, narrowed = _asked(request)
    page, now = Paginator(found, PER_PAGE).get_page(request.GET.get("page")), timezone.now()
    numbers, pages = counts(narrowed), names_of({client.source for client in page})
    states = [(value, label, numbers[value]) for value, label in ProspectStatus.choices if value in numbers]
    context = {
        "form": form,
        "page": page,
        "rows": [_row(client, now, pages) for client in page],
        "states": states,
        "chosen": request.GET.get("prospect_status", ""),
        "zone": zone_of(request.user),
        "formats": FORMATS,
    }
    return render(request, "coaching/pipeline/admin/list.html", context)


@staff_required
@require_safe
def export(request, fmt):
    """The list as it is filtered, as CSV or XLSX; times in the zone of the person asking."""
    if fmt not in FORMATS:
        raise Http404
    form, found, _narrowed = _asked(request)
    rows = _table(found, zone_of(request.user))
    return download("prospects", fmt, rows if "coach" in form.fields else without(_("Coach"), rows))


def _table(found, zone):
    yield [
        _("Name"),
        _("Email"),
        _("Phone"),
        _("Stage"),
        _("Call"),
        _("Came from"),
        _("Offer"),
        _("Valid until"),
        _("Answer"),
        _("Reason"),
        _("Check in again on"),
        _("Coach"),
    ]
    pages = names_of(set(found.order_by().values_list("source", flat=True)))
    for client in found.iterator(chunk_size=500):
        offer, check_in = getattr(client, "offer", None), getattr(client, "check_in", None)
        yield [
            client.name,
            client.email,
            client.phone,
            str(ProspectStatus(client.prospect_status).label),
            spoken(client.call_at, zone) if client.call_at else "",
            pages.get(client.source, ""),
            str(offer.promise or "") if offer else "",
            offer.valid_until if offer else "",
            offer.get_answer_display() if offer else "",
            client.stage_reason,
            check_in.on if check_in else "",
            client.coach.name,
        ]


def _row(client, now, pages):
    offer, check_in = getattr(client, "offer", None), getattr(client, "check_in", None)
    return {
        "client": client,
        "came_from": pages.get(client.source, ""),
        "prospect_status": ProspectStatus(client.prospect_status).label,
        "offer": offer,
        "check_in": check_in,
        "offer_is_over": offer and offer.is_over(now),
        "check_in_is_over": check_in and check_in.is_over(now),
    }
