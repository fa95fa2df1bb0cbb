"""Bringing the practice in: the file, whom to import, what came of it, undoing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.booking.access import calendar_or_404
from coaching.desk.bring_in import choosing, importing, undoing
from coaching.desk.bring_in.forms import UploadForm
from coaching.desk.bring_in.models import ClientImport
from coaching.desk.bring_in.preview import PER_PAGE, Preview
from coaching.desk.bring_in.undoing import brought_by
from coaching.people.access import staff_of, staff_required
from coaching.people.notification_policy import is_open
from coaching.practice.request_values import numbers
from coaching.practice.zone_field import ZoneInput
from coaching.practice.zone_search import places_called, places_near
from coaching.practice.zones import is_zone

State = ClientImport.State
EARLIER, MOST_NAMED = 5, 5
TEMPLATES = "coaching/desk/bring_in"


@staff_required
def bring_in(request: HttpRequest) -> HttpResponse:
    """What a file can hold, and where to choose it. It is read at once and never stored."""
    coach, coaches = calendar_or_404(request)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*data, coaches=[coach, *(each for each in coaches if each != coach)])
    if form.is_valid():
        whose, found = form.cleaned_data.get("coach") or coach, form.cleaned_data["file"] + form.cleaned_data["sessions"]
        try:
            made = choosing.take_in(coach=whose, by=staff_of(request), found=found, now=timezone.now())
        except choosing.TooMany as error:
            form.add_error("file", str(error))
        else:
            return redirect("desk:import", made.pk)
    earlier = ClientImport.objects.visible_to(request.user).exclude(state=State.STOPPED).select_related("coach")[:EARLIER]
    context = {"form": form, "earlier": earlier, "several_coaches": len(coaches) > 1}
    return render(request, f"{TEMPLATES}/bring_in.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One import, wherever it stands."""
    found = _found(request, pk)
    if found.state == State.CHOOSING:
        preview = Preview(found, request.GET.get("page"))
        return render(request, f"{TEMPLATES}/choose.html", {"import": found, "preview": preview, "page": preview.page})
    staying = undoing.staying(found) if found.state == State.DONE else {}
    brought = brought_by(found)
    page = Paginator(brought, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "import": found,
        "page": page,
        "clients": [(client, staying.get(client.pk, "")) for client in page],
        "staying": len(staying),
        "is_open": is_open(),
        "can_invite": any(client.user_id is None for client in page),
        "to_invite": undoing.uninvited(found).count(),
        "invited": brought.exclude(invited_at=None).count(),
    }
    return render(request, f"{TEMPLATES}/result.html", context)


@staff_required
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Every button of the page to choose from: the ticks and zones of the page are kept, whichever it was."""
    found, button = _found(request, pk), request.POST.get("go", "")
    shown, ticked = (numbers(request.POST.getlist(name)) for name in ("shown", "tick"))
    choosing.choose(client_import=found, shown=shown, ticked=ticked, zones=_zones(request))
    if button in {"all", "none"} and found.state == State.CHOOSING:
        choosing.tick_all(client_import=found, ticked=button == "all")
    if button == "import":
        return _import(request, found)
    page = button.removeprefix("page:") if button.startswith("page:") else request.POST.get("page", "")
    where = redirect("desk:import", pk)
    if page.isdigit():
        where["Location"] += f"?page={page}"
    return where


def _zones(request: HttpRequest) -> dict[str, str]:
    """What each unknown zone of the file means; of words that mean none, or several, a message says so."""
    asked = enumerate(request.POST.getlist("zone_text"))
    said = {text: ZoneInput().value_from_datadict(request.POST, None, f"zone_{number}") for number, text in asked}
    for typed in (zone for zone in said.values() if zone and not is_zone(zone)):
        could_be = "; ".join(map(str, (places_called(typed) or places_near(typed))[:MOST_NAMED]))
        words = _("“%(typed)s” is no single city or country that we know.") % {"typed": typed}
        messages.warning(request, f"{words} {_('Did you mean one of these?')} {could_be}" if could_be else words)
    return said


def _import(request: HttpRequest, found: ClientImport) -> HttpResponse:
    try:
        importing.import_ticked(client_import=found, by=staff_of(request), now=timezone.now())
    except importing.NobodyChosen as error:
        messages.warning(request, str(error))
    return redirect("desk:import", found.pk)


@staff_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets the file."""
    if choosing.stop(client_import=_found(request, pk), now=timezone.now()):
        messages.success(request, _("Stopped. Nobody was added, and nothing of the file is kept."))
        return redirect("desk:bring_in")
    return redirect("desk:import", pk)


@staff_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the clients off the list again; the page it leads to says who went and who stays."""
    undoing.undo(client_import=_found(request, pk), now=timezone.now())
    return redirect("desk:import", pk)


def _found(request: HttpRequest, pk: int) -> ClientImport:
    rows = ClientImport.objects.visible_to(request.user).select_related("coach")
    return get_object_or_404(rows, pk=pk)
