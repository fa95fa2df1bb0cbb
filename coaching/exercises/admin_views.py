"""Giving exercises to clients, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from coaching.exercises import assignments
from coaching.exercises.forms import AssignForm
from coaching.people.access import clients_of, staff_required


@staff_required
def assign(request):
    """Gives an exercise to one client or many."""
    initial = {"clients": request.GET.getlist("client")}
    form = AssignForm(request.POST or None, clients=clients_of(request.user).active(), initial=initial)
    if form.is_valid():
        try:
            made = assignments.assign(by=request.user, **form.cleaned_data)
        except assignments.AssignError as error:
            form.add_error("exercise", str(error))
        else:
            words = ngettext("Assigned to %(count)d client.", "Assigned to %(count)d clients.", len(made))
            messages.success(request, words % {"count": len(made)})
            return redirect(made[0].client if len(made) == 1 else "desk:clients")
    return render(request, "coaching/exercises/admin/assign.html", {"form": form})
