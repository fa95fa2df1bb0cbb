"""A client's exercises."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from coaching.exercises import access, answers, kinds, prompts
from coaching.exercises.models import Assignment, Review
from coaching.people.access import client_required

PER_PAGE = 20


@client_required
def own(request):
    """What to do first, then what waits for the coach, then what is done."""
    mine = Assignment.objects.of_client(request.client).select_related("version")
    done = Paginator(mine.filter(state=Assignment.State.DONE), PER_PAGE).get_page(request.GET.get("page"))
    waiting = mine.filter(state=Assignment.State.SUBMITTED)
    return render(request, "coaching/exercises/list.html", {"to_do": mine.to_do(), "waiting": waiting, "page": done})


@client_required
def do(request, pk):
    """One exercise on one calm page; without JavaScript its buttons save and hand in."""
    assignment = access.assignment_or_404(request.client, pk)
    return _save(request, assignment) if request.method == "POST" else _show(request, assignment)


@client_required
@require_POST
def autosave(request, pk, prompt_id):
    """Saves one answer as it is typed. When another page saved meanwhile it gives, as `html`, the text to choose from."""
    assignment = access.assignment_or_404(request.client, pk)
    try:
        raw, known = _sent(request, "value"), _number(request, "revision")
        revision = answers.save_answer(assignment=assignment, prompt_id=prompt_id, raw=raw, known_revision=known)
    except answers.Conflict as conflict:
        return JsonResponse(_both_texts(assignment, str(prompt_id), conflict))
    except answers.AnswerError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse({"revision": revision, **_file_now(assignment, prompt_id)})


def _file_now(assignment, prompt_id):
    """For a file: what stands on the page beside its field."""
    child = next(each for each in assignment.version.prompts if each.id == str(prompt_id))
    if child.block_type != "file":
        return {}
    stored = assignment.answers.filter(prompt_id=prompt_id).values_list("value", "revision").first()
    prompt = prompts.answered([child], {child.id: stored or ("", 0)}, tried={})[0]
    return {"file": render_to_string("coaching/exercises/prompts/file_now.html", {"prompt": prompt})}


def _both_texts(assignment, prompt_id, conflict):
    stream = assignment.version.prompts
    prompt = next(each for each in prompts.answered(stream, {}, tried={}, problems={prompt_id: conflict}) if each.id == prompt_id)
    html = render_to_string("coaching/exercises/prompts/problem.html", {"prompt": prompt})
    return {"html": html, "revision": conflict.revision}


def _save(request, assignment):
    """Saves what the form holds and, if asked, hands it in. The page comes back when a prompt can't be kept as it is."""
    try:
        problems, typed = _save_all(request, assignment)
        if "submit" in request.POST and not problems:
            answers.submit(assignment=assignment)
    except answers.Closed as error:
        messages.warning(request, str(error))
    except answers.Unanswered as error:
        messages.error(request, str(error))
        missing = answers.AnswerError(_("Please answer this one before you hand in."))
        return _show(request, assignment, problems=dict.fromkeys(error.prompt_ids, missing), status=422)
    else:
        if problems:
            messages.warning(request, _("One answer isn't saved yet: see below. The others are."))
            return _show(request, assignment, problems=problems, typed=typed, status=409)
        messages.success(request, _SAID["submit" in request.POST])
    return redirect("exercises:do", assignment.pk)


_SAID = {
    False: _lazy("Saved. You can go on whenever you like, on any device."),
    True: _lazy("Handed in. Your coach reads it next, and you hear about it."),
}


def _save_all(request, assignment):
    """Saves every question of the form. Gives {prompt id: AnswerError} and {prompt id: (what was typed, revision)} of
    those that could not be kept; one whose other text the client takes is left as it is."""
    problems, typed = {}, {}
    for child in assignment.version.prompts:
        name = f"prompt-{child.id}"
        if f"{name}-revision" not in request.POST or request.POST.get("take") == child.id:
            continue
        raw, known = _sent(request, name), _number(request, f"{name}-revision")
        try:
            answers.save_answer(assignment=assignment, prompt_id=child.id, raw=raw, known_revision=known)
        except answers.Closed:
            raise
        except answers.AnswerError as error:
            problems[child.id] = error
            # A file that was refused can't be shown again: what is stored stays on the page.
            if child.block_type != "file":
                typed[child.id] = (kinds.as_typed(child.block_type, child.value, raw), getattr(error, "revision", known))
    return problems, typed


def _sent(request, name):
    return [*request.POST.getlist(name), *request.FILES.getlist(name)]


def _show(request, assignment, *, problems=None, typed=None, status=200):
    last = assignment.submissions.select_related("assignment__version").first()
    context = {
        "assignment": assignment, "version": assignment.version,
        "review": Review.objects.filter(submission=last).first() if last else None,
        "prompts": _to_answer(assignment, problems, typed) if assignment.is_open else prompts.handed_in(last),
    }  # fmt: skip
    return render(request, "coaching/exercises/do.html", context, status=status)


def _to_answer(assignment, problems, typed):
    stored = {str(each.prompt_id): (each.value, each.revision) for each in assignment.answers.all()}
    tried = prompts.tried_for_real(assignment, timezone.now())
    return prompts.answered(assignment.version.prompts, stored | (typed or {}), tried=tried, problems=problems)


def _number(request, name):
    text = request.POST.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
