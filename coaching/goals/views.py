"""A client's own goals."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.goals import access, goals, reads
from coaching.people.access import client_required
from coaching.practice import request_values


@client_required
@require_safe
def list_goals(request):
    """What they aim at, and what they reached or let go of."""
    client = request.client
    context = {"open": reads.open_of(client, timezone.now()), "closed": reads.closed_of(client)}
    return render(request, "coaching/goals/list.html", context)


@client_required
@require_POST
def reach(request, pk):
    """A goal is reached."""
    found = goals.reach(goal=access.own_goal_or_404(request.client, pk), now=timezone.now(), by_client=True)
    words = _("Reached: %(text)s. Well done.") % {"text": found.text}
    messages.success(request, words, extra_tags=reverse("goals:reopen", args=[pk]))
    return _back(request)


@client_required
@require_POST
def reopen(request, pk):
    """It is not reached after all, or aimed at again."""
    goals.reopen(goal=access.own_goal_or_404(request.client, pk), now=timezone.now(), by_client=True)
    messages.success(request, _("It is one of your goals again."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(request_values.path(request.POST.get("next")) or "goals:list")
