"""The coach's list of clients in the Wagtail admin, the same as a file, and its remarks."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import sent_by_form, sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.booking.access import coaches_of
from coaching.desk import access, remarks
from coaching.desk.client_list import sorting
from coaching.desk.client_list.forms import ClientFilter
from coaching.desk.client_list.table import table
from coaching.desk.overview import listed, overview
from coaching.desk.remarks import RemarkField
from coaching.people.access import clients_of, staff_required, zone_of
from coaching.people.models import Client
from coaching.practice.reading_once import reading_once
from coaching.practice.tables import FORMATS, download, without

PER_PAGE = 40  # lines: what a screen shows of a spreadsheet, and each costs almost a millisecond


@staff_required
@require_safe
@reading_once()
def clients(request: HttpRequest) -> HttpResponse:
    """Every client this person may see, a line each."""
    return _list(request)


def _list(request: HttpRequest, refused: dict[int, RemarkField] | None = None, status: int = 200) -> HttpResponse:
    form, found, order = _asked(request)
    now = timezone.now()
    clients, reasons = sorting.by_waiting(found, order, now)
    page = Paginator(clients, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": overview(page.object_list, now, refused, reasons),
        "headings": sorting.headings(order),
        "several_coaches": "coach" in form.fields,
        "formats": FORMATS,
    }
    return render(request, "coaching/desk/client_list/list.html", context, status=status)


def _asked(request: HttpRequest) -> tuple[ClientFilter, QuerySet[Client], str]:
    now, order = timezone.now(), sorting.read(request.GET.get("order", ""))
    form = ClientFilter(request.GET or None, coaches=list(coaches_of(request.user)), zone=zone_of(request.user))
    with_left = form.asks_what_is_left or sorting.needs_what_is_left(order)
    return form, form.chosen(listed(clients_of(request.user), now, with_left=with_left), now), order


@staff_required
@require_safe
def export(request: HttpRequest, fmt: str) -> HttpResponse:
    """The list as it is filtered and ordered, as CSV or XLSX; times in the zone of the person asking."""
    if fmt not in FORMATS:
        raise Http404
    form, found, order = _asked(request)
    now = timezone.now()
    clients, _reasons = sorting.by_waiting(found, order, now)
    rows = table(clients, now, zone_of(request.user))
    return download("clients", fmt, rows if "coach" in form.fields else without(_("Coach"), rows))


@keeps_words_about("coaching.Client")
@staff_required
def save_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """The button of a remark. The list stays as it is filtered."""
    found, words = access.client_or_404(request.user, pk), sent_or_stashed(request)
    back = f"{reverse('desk:clients')}?{request.GET.urlencode()}"
    if words is None or "take" in words:
        return redirect(back)
    sent = sent_by_form("text", words)
    try:
        remarks.save_remark(client=found, text=sent.text, known_revision=sent.revision)
    except SaveError as error:
        field = RemarkField(sent.text, getattr(error, "revision", sent.revision), error)
        return _list(request, {found.pk: field}, error.status)
    messages.success(request, _("The remark is saved."))
    return redirect(back)


@staff_required
@require_POST
def autosave_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves a remark as it is typed."""
    found, sent = access.client_or_404(request.user, pk), sent_by_script(request)
    try:
        remark = remarks.save_remark(client=found, text=sent.text, known_revision=sent.revision, before=sent.text_before)
    except SaveError as error:
        return responses.refused(error, RemarkField(problem=error))
    return responses.saved(remark.revision)
