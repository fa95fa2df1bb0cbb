"""A coach looks at a programme, and changes one client's way through it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coaching.exercises import access, assignments
from coaching.exercises.models import Enrolment, Programme
from coaching.exercises.programmes import changing, copying, reads
from coaching.exercises.programmes.forms import ShiftForm
from coaching.people.access import staff_required
from coaching.practice.days import today

PER_PAGE = 50


@staff_required
def programme(request, pk):
    """Who is in a programme, and how far."""
    found = get_object_or_404(Programme, pk=pk)
    rows = reads.how_far(Enrolment.objects.visible_to(request.user).filter(programme=found)).select_related("client")
    context = {"programme": found, "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))}
    return render(request, "coaching/exercises/admin/programme.html", context)


@staff_required
def enrolment(request, pk):
    """One client's way through a programme; its buttons move, pause and end it."""
    found = access.enrolment_or_404(request.user, pk)
    form = ShiftForm(request.POST if "shift" in request.POST else None)
    if request.method == "POST" and (form.is_valid() if form.is_bound else True):
        return _change(request, found, form)
    context = {
        "enrolment": found,
        "client": found.client,
        "form": form,
        "steps": reads.steps_of(found),
        "today": today(timezone.now(), found.client.timezone),
    }
    return render(request, "coaching/exercises/admin/enrolment.html", context, status=422 if form.is_bound else 200)


def _change(request, found, form):
    try:
        if form.is_bound:
            moved = changing.shift(enrolment=found, days=form.cleaned_data["days"])
            words = ngettext("%(count)d exercise moved.", "%(count)d exercises moved.", len(moved))
            messages.success(request, words % {"count": len(moved)})
        else:
            verb, words = next((VERBS[name] for name in VERBS if name in request.POST), (None, ""))
            if verb:
                verb(enrolment=found)
                messages.success(request, words)
    except changing.ChangeError as error:
        messages.error(request, str(error))
    return redirect("exercises_admin:enrolment", found.pk)


VERBS = {
    "pause": (changing.pause, _lazy("Paused: nothing new opens until you go on.")),
    "resume": (changing.resume, _lazy("Goes on. What was ahead has moved by the length of the pause.")),
    "stop": (changing.stop, _lazy("Ended. What was begun can still be handed in.")),
}


@staff_required
@require_POST
def step(request, pk):
    """Leaves an exercise out, takes it in again, or takes it back altogether."""
    assignment = access.visible_assignment_or_404(request.user, pk)
    try:
        if "take_in" in request.POST:
            changing.take_in_again(assignment=assignment)
            messages.success(request, _("It is part of the programme again."))
        elif "take_back" in request.POST:
            assignments.take_back(assignment=assignment)
            messages.success(request, _("Taken back: the client doesn't see it any more."))
        else:
            changing.skip(assignment=assignment)
            messages.success(request, _("Left out. What waited for it goes on."))
    except (changing.ChangeError, assignments.AssignError) as error:
        messages.error(request, str(error))
    back = assignment.enrolment_id
    return redirect("exercises_admin:enrolment", back) if back else redirect("desk:client", assignment.client_id)


@staff_required
def copy(request, pk):
    """Makes a copy and opens it, after a click that says so."""
    if not request.user.has_perm("coaching.add_programme"):
        raise PermissionDenied
    found = get_object_or_404(Programme, pk=pk)
    if request.method != "POST":
        return render(request, "coaching/exercises/admin/copy_programme.html", {"programme": found})
    made = copying.copy(programme=found)
    messages.success(request, _("This is the copy. Nobody is in it yet."))
    return redirect("wagtailsnippets_coaching_programme:edit", made.pk)
