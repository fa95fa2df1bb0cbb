"""Pausing, finishing and resuming: one client, or several at once (`?client=` for each)."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coaching.booking.bookings import BookingError
from coaching.desk.client_page import standing as ending
from coaching.desk.client_page.standing_forms import DecisionForm, FinishForm, PauseForm
from coaching.desk.ticked import chosen, for_those_ticked
from coaching.people import standing
from coaching.people.access import staff_of, staff_required
from coaching.people.models import Client, StageChange

Verb = Callable[..., StageChange | None]


@staff_required
@for_those_ticked
def pause(request: HttpRequest) -> HttpResponse:
    """Asks until when and why, and says what is booked meanwhile."""
    return _asked(request, PauseForm, standing.pause, "coaching/desk/standing/pause.html")


@staff_required
@for_those_ticked
def finish(request: HttpRequest) -> HttpResponse:
    """Asks what happens to what is booked, and says what stays."""
    return _asked(request, FinishForm, ending.finish, "coaching/desk/standing/finish.html")


@staff_required
@require_POST
@for_those_ticked
def resume(request: HttpRequest) -> HttpResponse:
    """Goes on with someone, or several."""
    clients = chosen(request)
    for problem in _refused(request, clients, ending.resume, {}):
        messages.error(request, problem)
    return _back(clients)


@staff_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the latest decision about someone back."""
    change = get_object_or_404(StageChange.objects.visible_to(request.user).select_related("client"), pk=pk)
    try:
        undone = ending.undo(change=change, by=staff_of(request))
        messages.success(request, _undone(change, undone))
    except standing.StandingError as error:
        messages.error(request, str(error))
    return redirect("desk:client", change.client_id)


def _asked(request: HttpRequest, form_class: type[DecisionForm], verb: Verb, template: str) -> HttpResponse:
    clients = chosen(request)
    found = ending.consequences(clients, timezone.now())
    form = form_class(request.POST if request.method == "POST" else None, found=found)
    if form.is_valid():
        problems = _refused(request, clients, verb, form.cleaned_data)
        if not problems:
            return _back(clients)
        form.add_error(None, problems)
    context = {"form": form, "clients": clients, "found": found}
    return render(request, template, context, status=422 if form.errors else 200)


def _refused(request: HttpRequest, clients: list[Client], verb: Verb, chosen: dict) -> list[str]:
    """Does it for each client, says for how many, and returns why not for the others."""
    problems = []
    for client in clients:
        try:
            verb(client=client, by=request.user, **chosen)
        except (standing.StandingError, BookingError) as error:
            problems.append(str(error))
    if done := len(clients) - len(problems):
        words = ngettext("Done for %(count)d person.", "Done for %(count)d people.", done) % {"count": done}
        messages.success(request, words if len(clients) > 1 else _done(clients[0]))
    return problems


def _done(client: Client) -> str:
    change = standing.standing_of(client)
    return f"{client.name}: {standing.told(change)}." if change else _("Nothing had to change.")


def _undone(change: StageChange, undone: ending.Undone) -> str:
    words = [_("Taken back: %(what)s.") % {"what": standing.told(change)}]
    if count := undone.given_back:
        words.append(ngettext("%(count)d session is back.", "%(count)d sessions are back.", count) % {"count": count})
    if count := undone.still_canceled:
        stays = ngettext(
            "%(count)d session stays canceled: book it again if you both want it.",
            "%(count)d sessions stay canceled: book them again if you both want them.",
            count,
        )
        words.append(stays % {"count": count})
    return " ".join(words)


def _back(clients: list[Client]) -> HttpResponse:
    return redirect("desk:client", clients[0].pk) if len(clients) == 1 else redirect("desk:clients")
