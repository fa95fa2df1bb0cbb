"""The coach's side of goals, in the Wagtail admin. Each leads back to where it was asked (`next`), or to the client's page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.goals import access, goals
from coaching.goals.forms import GoalForm, NewGoalForm
from coaching.goals.models import Goal
from coaching.people.access import staff_of, staff_required
from coaching.people.models import Client
from coaching.practice import request_values
from coaching.practice.undo_message import with_undo

CLOSING = {"reached": goals.reach, "let_go": goals.let_go}


@staff_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new goal; the short form on the client's page is sent here."""
    client = access.client_or_404(request.user, pk)
    form = NewGoalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            goal = goals.agree(client=client, by=staff_of(request), now=timezone.now(), **form.cleaned_data)
        except goals.GoalError as error:
            form.add_error(error.field, str(error))
        else:
            words = _("Agreed: “%(text)s”. %(name)s sees it on their home page.")
            if not client.user_id:
                words = _("Agreed: “%(text)s”. %(name)s sees it once they have opened their account.")
            _tell(request, words, goal, client, "remove")
            return _back(request, client)
    return _form(request, "coaching/goals/admin/add.html", form, client)


@staff_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another wording, another day."""
    goal = access.goal_or_404(request.user, pk)
    form = GoalForm(request.POST if request.method == "POST" else None, goal=goal)
    if form.is_valid():
        try:
            goals.change(goal=goal, now=timezone.now(), **form.changed)
        except goals.GoalError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, _("Saved.") if form.changed_data else _("Nothing was changed."))
            return _back(request, goal.client)
    return _form(request, "coaching/goals/admin/edit.html", form, goal.client, goal)


@staff_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """It is reached, or let go of (`as`)."""
    goal, verb = access.goal_or_404(request.user, pk), CLOSING.get(request.POST.get("as", ""))
    if verb is None:
        raise Http404
    goal = verb(goal=goal, now=timezone.now())
    words = _("Reached: “%(text)s”.") if goal.reached_at else _("Let go of: “%(text)s”.")
    _tell(request, words, goal, goal.client, "reopen")
    return _back(request, goal.client)


@staff_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It is open again."""
    goal = access.goal_or_404(request.user, pk)
    goals.reopen(goal=goal, now=timezone.now())
    messages.success(request, _("It is open again."))
    return _back(request, goal.client)


@staff_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back that it was agreed on."""
    goal = access.goal_or_404(request.user, pk)
    if goals.remove(goal=goal):
        messages.success(request, _("Taken back. It is gone."))
    else:
        messages.error(request, _("Something happened with this goal since, so it stays."))
    return _back(request, goal.client)


def _form(
    request: HttpRequest, template: str, form: GoalForm | NewGoalForm, client: Client, goal: Goal | None = None
) -> HttpResponse:
    context = {"form": form, "client": client, "goal": goal, "next": _next(request)}
    return render(request, template, context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, words: str, goal: Goal, client: Client, undo: str) -> None:
    said = words % {"text": goal.text, "name": client.first_name}
    messages.success(request, with_undo(request, said, reverse(f"goals_admin:{undo}", args=[goal.pk]), back=_next(request)))


def _next(request: HttpRequest) -> str:
    return request_values.path((request.POST if request.method == "POST" else request.GET).get("next")) or ""


def _back(request: HttpRequest, client: Client) -> HttpResponse:
    return redirect(_next(request) or client.get_absolute_url())
