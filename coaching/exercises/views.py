"""A client's exercises."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.exercises import access, answers, own_list, saving
from coaching.exercises.models import prompts
from coaching.exercises.review import thread
from coaching.exercises.steps import in_steps, lesson_apart
from coaching.people.access import client_required


@client_required
@require_safe
def own(request):
    """What to do first, then what waits for the coach, then programs step by step, then what is done."""
    return render(request, "coaching/exercises/list.html", own_list.context(request.client, request.GET.get("page")))


@keeps_words_about("coaching.Assignment")
@client_required
def do(request, pk):
    """One exercise on one calm page; without JavaScript its buttons save and hand in."""
    assignment = access.assignment_or_404(request.client, pk)
    if not (assignment.is_open or assignment.was_handed_in):
        return render(request, "coaching/exercises/not_open.html", {"assignment": assignment})
    words = sent_or_stashed(request)
    return _show(request, assignment) if words is None else _save(request, assignment, words)


@client_required
@require_POST
def autosave(request, pk, prompt_id):
    """Saves one answer as it is typed."""
    assignment, sent = access.assignment_or_404(request.client, pk), sent_by_script(request)
    try:
        revision = answers.save_answer(
            assignment=assignment, prompt_id=prompt_id, raw=sent.everything, known_revision=sent.revision, before=sent.before
        )
    except SaveError as error:
        return responses.refused(error, _part(assignment, str(prompt_id), error))
    return responses.saved(revision, **_file_now(assignment, prompt_id))


def _file_now(assignment, prompt_id):
    """For a file: what the page shows beside its field."""
    child = next(each for each in assignment.version.prompts if each.id == str(prompt_id))
    if child.block_type != "file":
        return {}
    stored = assignment.answers.filter(prompt_id=prompt_id).values_list("value", "revision").first()
    prompt = prompts.answered([child], {child.id: stored or ("", 0)}, tried={})[0]
    return {"file": render_to_string("coaching/exercises/prompts/file_now.html", {"prompt": prompt})}


def _part(assignment, prompt_id, error):
    found = prompts.answered(assignment.version.prompts, {}, tried={}, problems={prompt_id: error})
    return next((each for each in found if each.id == prompt_id), None)


def _save(request, assignment, words):
    """Saves what a form holds and, if asked, hands it in. The page comes back when a prompt can't be kept as it is."""
    try:
        problems, typed = saving.save_all(assignment, words, request.FILES)
        if "submit" in words and not problems:
            answers.submit(assignment=assignment)
    except answers.Closed as error:
        messages.warning(request, str(error))
    except answers.Unanswered as error:
        messages.error(request, str(error))
        return _show(request, assignment, problems=error.problems, status=422)
    else:
        if problems:
            messages.warning(request, _("One answer isn't saved yet: see below. The others are."))
            return _show(request, assignment, problems=problems, typed=typed, status=409)
        if "submit" not in words:
            messages.success(request, _("Saved. You can go on whenever you like, on any device."))
    return redirect("exercises:do", assignment.pk)


def _show(request, assignment, *, problems=None, typed=None, status=200):
    last = assignment.submissions.select_related("assignment__version", "review").prefetch_related("review_files").first()
    review = getattr(last, "review", None)
    to_answer, stored = _to_answer(assignment, problems, typed) if assignment.is_open else (prompts.handed_in(last), [])
    steps = in_steps(prompts.commented(to_answer, review.comments if review else {}))
    lesson, steps = ([], steps) if assignment.is_open and not review else lesson_apart(steps)
    context = {
        "assignment": assignment,
        "version": assignment.version,
        "review": review,
        "last": last,
        **_how_far(stored),
        "first_problem": next((f"at-{each.name}" for each in to_answer if each.problem), ""),
        "steps": steps,
        "lesson": lesson,
        "thread": thread.entries(assignment),
    }
    thread.looked(assignment)
    return render(request, "coaching/exercises/do.html", context, status=status)


def _to_answer(assignment, problems, typed):
    """(the prompts as they are shown, the same with what is stored)."""
    stored = {str(answer.prompt_id): (answer.value, answer.revision) for answer in assignment.answers.all()}
    tried = prompts.tried_for_real(assignment, timezone.now())
    shown, stream = stored | (typed or {}), assignment.version.prompts
    return prompts.answered(stream, shown, tried=tried, problems=problems), prompts.answered(stream, stored, tried=tried)


def _how_far(stored):
    """How much of what has to be done is done; where nothing has to, of what may be. Only what is stored counts: never what was
    refused."""
    kind = "required" if any(each.is_required for each in stored) else "optional"
    counted = [each for each in stored if each.is_asked and each.is_required == (kind == "required")]
    return {"counted": kind, "asked": len(counted), "done": sum(each.is_done for each in counted)}
