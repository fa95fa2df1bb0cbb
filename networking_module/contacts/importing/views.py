"""Bringing people in: the file, whom to take, how far it has come, what came of it, undoing it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.practice.request_values import numbers
from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.importing import adding, choosing, first_few, undoing
from networking_module.contacts.importing.forms import ChoosingForm, UploadForm
from networking_module.contacts.importing.preview import Preview
from networking_module.contacts.importing.report_words import ReportWords
from networking_module.contacts.models import ContactImport
from networking_module.contacts.normalize import company_key

State = ContactImport.State
EARLIER = 5
TEMPLATES = "networking_module/contacts/importing"


def bring_in(request):
    """How to get the file, and where to choose it. It is read at once and never stored."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        found = choosing.take_in(client=request.client, found=form.cleaned_data["file"], now=timezone.now())
        return redirect("networking:import", found.pk)
    return render(
        request,
        f"{TEMPLATES}/bring_in.html",
        {
            "form": form,
            "earlier": request.client.contact_imports.exclude(state=State.STOPPED)[:EARLIER],
            "waiting": first_few.to_choose_from(request.client).count(),
        },
    )


@require_safe
def show(request, pk):
    """One import, wherever it stands."""
    found = own_or_404(ContactImport, request.client, pk)
    if found.state == State.CHOOSING:
        preview = Preview(found, ChoosingForm(request.GET).asked())
        employers = Cautions(found.client_id).employers
        careful = {row.number for row in preview.page if company_key(row.company) in employers}
        context = {"import": found, "preview": preview, "page": preview.page, "careful": careful}
        context["file"] = ReportWords(found.report)
        return render(request, f"{TEMPLATES}/choose.html", context)
    if found.state == State.ADDING:
        return render(request, f"{TEMPLATES}/progress.html", {"import": found})
    there = found.contacts.filter(company_key__in=Cautions(found.client_id).employers)
    return render(request, f"{TEMPLATES}/result.html", {"import": found, "must_not_know": there.count()})


@require_safe
def lines(request, pk):
    """The lines of a file that want a look: left out, or read in doubt."""
    found = own_or_404(ContactImport, request.client, pk)
    words = ReportWords(found.report)
    context = {"import": found, "file": words, "page": words.page(request.GET.get("page"))}
    return render(request, f"{TEMPLATES}/lines.html", context)


@require_POST
def choose(request, pk):
    """Every button of the page to choose from: the ticks of the page are kept, whichever it was."""
    found, asked = own_or_404(ContactImport, request.client, pk), ChoosingForm(request.POST).asked()
    button, shown, ticked = request.POST.get("go", ""), *(numbers(request.POST.getlist(name)) for name in ("shown", "tick"))
    if found.state == State.CHOOSING:
        where = {"words": asked.get("q", ""), "show": asked.get("show", "new")}
        choosing.press(contact_import=found, button=button, shown=shown, ticked=ticked, **where)
    return _add(request, found) if button == "add" else redirect(Preview(found, asked).address(button))


def _add(request, found):
    try:
        adding.start(contact_import=found, now=timezone.now())
    except adding.NobodyChosen as error:
        messages.warning(request, str(error))
    return redirect("networking:import", found.pk)


@require_safe
def progress(request, pk):
    """How far the adding has come, for the page that asks again and again."""
    found = own_or_404(ContactImport, request.client, pk)
    facts = {"done": found.done, "total": found.total, "goes_on": found.state == State.ADDING}
    return JsonResponse(facts, headers={"Cache-Control": "no-store"})


@require_POST
def stop(request, pk):
    found = own_or_404(ContactImport, request.client, pk)
    if choosing.stop(contact_import=found, now=timezone.now()):
        messages.success(request, _("Stopped. Nobody was added, and nothing from the file is kept."))
        return redirect("networking:bring_in")
    return redirect("networking:import", pk)


@require_POST
def undo(request, pk):
    """Takes the people off the list again; the page it leads to says who went and who stays."""
    undoing.undo(contact_import=own_or_404(ContactImport, request.client, pk), now=timezone.now())
    return redirect("networking:import", pk)
