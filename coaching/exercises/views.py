"""A client's exercises."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.exercises import access, answers, prompts
from coaching.exercises.models import Assignment, Review
from coaching.people.access import client_required

PER_PAGE = 20


@client_required
def own(request):
    """What to do first, then what waits for the coach and what is done."""
    mine = Assignment.objects.of_client(request.client).select_related("version__exercise")
    rest = Paginator(mine.exclude(state__in=["open", "again"]), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "coaching/exercises/list.html", {"to_do": mine.to_do(), "page": rest})


@client_required
def do(request, pk):
    """One exercise on one calm page; without JavaScript its buttons save and hand in."""
    assignment = access.assignment_or_404(request.client, pk)
    if request.method == "POST" and assignment.is_open:
        return _save(request, assignment)
    return _show(request, assignment)


@client_required
@require_POST
def autosave(request, pk, prompt_id):
    """Saves one answer as it is typed. 409 with both texts when another page saved meanwhile."""
    assignment = access.assignment_or_404(request.client, pk)
    try:
        raw, known = request.POST.getlist("value"), _number(request, "revision")
        revision = answers.save_answer(assignment=assignment, prompt_id=prompt_id, raw=raw, known_revision=known)
    except answers.Conflict as conflict:
        facts = {"error": str(conflict), "theirs": conflict.theirs, "revision": conflict.revision}
        return JsonResponse(facts, status=409)
    except answers.AnswerError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse({"revision": revision})


def _save(request, assignment):
    conflicts = _save_all(request, assignment)
    if conflicts:
        messages.warning(request, str(next(iter(conflicts.values()))))
        return _show(request, assignment, conflicts=conflicts, status=409)
    if "submit" not in request.POST:
        messages.success(request, _("Saved. You can go on whenever you like, on any device."))
        return redirect("exercises:do", assignment.pk)
    try:
        answers.submit(assignment=assignment)
    except answers.Unanswered as error:
        messages.error(request, str(error))
        return _show(request, assignment, missing=error.prompt_ids, status=422)
    messages.success(request, _("Handed in. Your coach reads it next, and you hear about it."))
    return redirect("exercises:do", assignment.pk)


def _save_all(request, assignment):
    """Saves every question of the form; gives {prompt id: Conflict} for those written elsewhere meanwhile."""
    conflicts = {}
    for child in assignment.version.prompts:
        raw, known = request.POST.getlist(f"prompt-{child.id}"), f"prompt-{child.id}-revision"
        if child.block_type not in prompts.QUESTIONS or known not in request.POST:
            continue
        try:
            revision = _number(request, known)
            answers.save_answer(assignment=assignment, prompt_id=child.id, raw=raw, known_revision=revision)
        except answers.Conflict as conflict:
            conflict.mine = prompts.cleaned(child.block_type, child.value, raw)
            conflicts[child.id] = conflict
    return conflicts


def _show(request, assignment, *, conflicts=None, missing=(), status=200):
    last = assignment.submissions.select_related("review__reviewer").first()
    context = {
        "assignment": assignment, "version": assignment.version, "last": last, "conflicts": conflicts or {},
        "review": Review.objects.filter(submission=last).first() if last else None,
        "prompts": _prompts(assignment, last, conflicts or {}, missing),
    }  # fmt: skip
    return render(request, "coaching/exercises/do.html", context, status=status)


def _prompts(assignment, last, conflicts, missing):
    stream = assignment.version.prompts
    if not assignment.is_open:
        return prompts.answered(stream, {pk: (value, 0) for pk, value in last.answers.items()})
    stored = {str(each.prompt_id): (each.value, each.revision) for each in assignment.answers.all()}
    # Of two texts the page shows the one just typed, and the other beside it.
    stored |= {pk: (conflict.mine, conflict.revision) for pk, conflict in conflicts.items()}
    return prompts.answered(stream, stored, tried=prompts.tried_for_real(assignment, timezone.now()), missing=missing)


def _number(request, name):
    text = request.POST.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
