"""Giving exercises and programs to clients, in the Wagtail admin."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from coaching.exercises.assignments import AssignError, assign
from coaching.exercises.authorship import visible
from coaching.exercises.choosing import Choice
from coaching.exercises.forms import AssignForm
from coaching.exercises.models import Exercise
from coaching.exercises.programs.enrolling import EnrollError, enroll
from coaching.people.access import clients_of, staff_required

LOOKS = ("look", "page")


@staff_required
def assign_view(request):
    """Gives an exercise or a program to one client or many. Searching and paging keep what is filled in."""
    data = request.POST if request.method == "POST" else request.GET
    choice = Choice.of(data, clients_of(request.user).active())
    looks = request.method != "POST" or any(name in request.POST for name in LOOKS)
    form = AssignForm(None if looks else request.POST, initial={"opens": "at_once", **data.dict()})
    if not looks and _is_complete(form, choice):
        made = _give(request, form, choice)
        if made:
            return redirect(made[0].client if len(made) == 1 else "desk:clients")
    status = 422 if form.errors else 200
    context = {"form": form, "not_for": _not_for(request.user, choice), **choice.context()}
    return render(request, "coaching/exercises/admin/assign.html", context, status=status)


def _not_for(user, choice):
    """Why those who were selected in a list are not to be chosen here."""
    others = clients_of(user).filter(pk__in=choice.chosen).exclude(pk__in=choice.candidates.values("pk")).order_by("name", "pk")
    return [_("%(name)s is not a client now.") % {"name": name} for name in others.values_list("name", flat=True)]


def _is_complete(form, choice):
    if choice.has_strangers:
        form.add_error(None, _("Someone you chose is no longer your client. Please choose again."))
    elif not choice.everyone and not choice.chosen:
        form.add_error(None, _("Choose at least one client."))
    return form.is_valid()


def _give(request, form, choice):
    """Gives it and says so, or says why not."""
    what, clients = form.what, choice.clients
    try:
        made = (enroll if "program" in what else assign)(by=request.user, clients=clients, **what)
    except (AssignError, EnrollError) as error:
        form.add_error("program" if "program" in what else "exercise", str(error))
        return []
    words = ngettext("Assigned to %(count)d client.", "Assigned to %(count)d clients.", len(made)) % {"count": len(made)}
    if len(made) < len(clients):
        words += " " + _("The others already have it.")
    messages.success(request, words)
    return made


@staff_required
@require_safe
def look(request, pk):
    """An exercise as a client sees it: how a coach looks at what someone else wrote."""
    if not request.user.has_perm("coaching.view_exercise"):
        raise Http404
    found = get_object_or_404(visible(request.user, Exercise.objects.all()), pk=pk)
    return render(request, found.get_preview_template(request, ""), found.get_preview_context(request, ""))
