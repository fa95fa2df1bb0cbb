"""A coach looks at a program, and changes one client's way through it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coaching.exercises import access, assignments
from coaching.exercises.authorship import visible
from coaching.exercises.models import Enrollment, Program
from coaching.exercises.programs import changing, copying, reads
from coaching.exercises.programs.forms import ShiftForm
from coaching.people.access import staff_required
from coaching.practice.days import today

PER_PAGE = 50


@staff_required
@require_safe
def program(request, pk):
    """Who is in a program, and how far."""
    found = get_object_or_404(visible(request.user, Program.objects.all()), pk=pk)
    rows = reads.how_far(Enrollment.objects.visible_to(request.user).filter(program=found)).select_related("client")
    context = {"program": found, "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))}
    return render(request, "coaching/exercises/admin/program.html", context)


@staff_required
def enrollment(request, pk):
    """One client's way through a program; its buttons move, pause and end it."""
    found = access.enrollment_or_404(request.user, pk)
    form = ShiftForm(request.POST if "shift" in request.POST else None)
    if request.method == "POST" and (form.is_valid() if form.is_bound else True):
        return _change(request, found, form)
    context = {
        "enrollment": found,
        "client": found.client,
        "form": form,
        "steps": reads.steps_of(found),
        "today": today(timezone.now(), found.client.timezone),
    }
    return render(request, "coaching/exercises/admin/enrollment.html", context, status=422 if form.is_bound else 200)


def _change(request, found, form):
    try:
        if form.is_bound:
            moved = changing.shift(enrollment=found, days=form.cleaned_data["days"])
            told = ngettext("%(count)d exercise moved.", "%(count)d exercises moved.", len(moved))
            messages.success(request, told % {"count": len(moved)})
        else:
            verb, words = next((VERBS[name] for name in VERBS if name in request.POST), (None, ""))
            if verb:
                verb(enrollment=found)
                messages.success(request, words)
    except changing.ChangeError as error:
        messages.error(request, str(error))
    return redirect("exercises_admin:enrollment", found.pk)


VERBS = {
    "pause": (changing.pause, _lazy("Paused: nothing new opens until you resume.")),
    "resume": (changing.resume, _lazy("Resumed. Everything ahead has moved by the length of the pause.")),
    "stop": (changing.stop, _lazy("Ended. What was started can still be handed in.")),
}


@staff_required
@require_POST
def step(request, pk):
    """Leaves an exercise out, puts it back in, or withdraws it altogether."""
    assignment = access.visible_assignment_or_404(request.user, pk)
    try:
        if "take_in" in request.POST:
            changing.take_in_again(assignment=assignment)
            messages.success(request, _("It is part of the program again."))
        elif "unassign" in request.POST:
            assignments.unassign(assignment=assignment)
            messages.success(request, _("Withdrawn: the client no longer sees it."))
        else:
            changing.skip(assignment=assignment)
            messages.success(request, _("Left out. What was waiting for it goes on."))
    except (changing.ChangeError, assignments.AssignError) as error:
        messages.error(request, str(error))
    back = assignment.enrollment_id
    return redirect("exercises_admin:enrollment", back) if back else redirect("desk:client", assignment.client_id)


@staff_required
def copy(request, pk):
    """Makes a copy and opens it, after a click that says so."""
    if not request.user.has_perm("coaching.add_program"):
        raise PermissionDenied
    found = get_object_or_404(visible(request.user, Program.objects.all()), pk=pk)
    if request.method != "POST":
        return render(request, "coaching/exercises/admin/copy_program.html", {"program": found})
    made = copying.copy(program=found, by=request.user)
    messages.success(request, _("This is the copy. Nobody has it yet."))
    return redirect("wagtailsnippets_coaching_program:edit", made.pk)
