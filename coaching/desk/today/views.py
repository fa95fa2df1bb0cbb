"""All that waits for a coach, what is put off, and a word to a client."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.desk import access, attention
from coaching.desk.today import lines, looks, nudging, snoozes
from coaching.desk.today.forms import NudgeForm, WaitingFilter
from coaching.modules import Attention
from coaching.people import coaches
from coaching.people.access import staff_of, staff_required, zone_of
from coaching.people.models import Client
from coaching.practice import request_values
from coaching.practice.undo_message import with_undo

PER_PAGE = 50


@staff_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits, with its reasons; or what was put off."""
    user, now, later = staff_of(request), timezone.now(), "later" in request.GET
    coach, choice = coaches.chosen(user, request.GET.get("coach", ""))
    found = lines.waiting(user, now, coach, looks.last_look(user))
    form = WaitingFilter(request.GET or None, coaches=choice)
    now_waiting, put_off_lines = form.chosen(found.lines), form.chosen(found.later)
    rows = put_off_lines if later else now_waiting
    context = {
        "form": form,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "later": later,
        "count": len(now_waiting),
        "later_count": len(put_off_lines),
        "several_coaches": bool(choice),
        "usual_day": snoozes.usual_day(now, zone_of(user)),
        "here": request.get_full_path(),
    }
    return render(request, "coaching/desk/today/waiting.html", context)


@staff_required
@require_POST
def put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """“Not now until …” for what waits about one client."""
    client, now, back = access.client_or_404(request.user, pk), timezone.now(), _back(request)
    reasons, asked = _meant(client, request), request_values.day(request.POST.get("until"))
    if not reasons:
        messages.info(request, _("Nothing was changed: it doesn't wait anymore."))
        return redirect(back)
    try:
        keys = [each.key for each in reasons]
        until = snoozes.put_off(client=client, keys=keys, until=asked, by=staff_of(request), now=now)
    except snoozes.SnoozeError as error:
        messages.error(request, str(error))
        return redirect(back)
    why = " · ".join(str(each.reason) for each in reasons)
    words = _("%(name)s is off your list until %(day)s: %(why)s.")
    words %= {"name": client.name, "day": date_format(until, "F j"), "why": why.removesuffix(".")}
    undo = reverse("desk:take_up", args=[client.pk])
    messages.success(request, with_undo(request, words, undo, [("key", key) for key in keys], back))
    return redirect(back)


@staff_required
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """What was put off waits again."""
    client = access.client_or_404(request.user, pk)
    snoozes.take_up(client=client, keys=request.POST.getlist("key"))
    messages.success(request, _("%(name)s is back on your list.") % {"name": client.name})
    return redirect(_back(request))


@staff_required
def nudge(request: HttpRequest, pk: int) -> HttpResponse:
    """A short email to a client, with words to begin with."""
    client, now, back = access.client_or_404(request.user, pk), timezone.now(), _back(request)
    reasons = _approaches(client)
    form = NudgeForm(request.POST if request.method == "POST" else None, initial=nudging.first_words(client, reasons))
    problem = nudging.refusal(client, now)
    if request.method == "POST" and form.is_valid():
        try:
            about = [each.key for each in reasons]
            nudging.nudge(client=client, about=about, by=staff_of(request), now=now, **form.cleaned_data)
            messages.success(request, _("Your email to %(name)s is on its way.") % {"name": client.first_name})
            return redirect(back)
        except nudging.NudgeError as error:
            problem = str(error)
    context: dict[str, Any] = {"client": client, "reasons": reasons, "form": form, "problem": problem, "back": back}
    return render(request, "coaching/desk/today/nudge.html", context, status=422 if request.method == "POST" else 200)


def _back(request: HttpRequest) -> str:
    """The page that the button was on."""
    asked = request.POST.get("next") or request.GET.get("next")
    return request_values.path(asked) or reverse("wagtailadmin_home")


def _approaches(client: Client) -> list[Attention]:
    found = attention.all_reasons([client], timezone.now())
    return sorted((each for each in found if each.act in attention.APPROACHES), key=lambda each: each.since)


def _meant(client: Client, request: HttpRequest) -> list[Attention]:
    """What waits, of that which the form is about."""
    asked = set(request.POST.getlist("key"))
    return [each for each in attention.all_reasons([client], timezone.now()) if each.key in asked]
