"""The coach's side of review, in the Wagtail admin."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.exercises import access, files
from coaching.exercises.review import drafting, page, queue, replying, reviewing, telling
from coaching.exercises.review.drafting import ReviewError
from coaching.people import coaches
from coaching.people.access import staff_required
from coaching.practice import request_values

PER_PAGE = 25


@staff_required
@require_safe
def waiting(request):
    """What waits for a comment, what waits longest first, and what clients wrote back."""
    words = request.GET.get("q", "").replace("\0", "")[:100]
    of = coaches.choice(request.user, request.GET.get("coach"))
    waiting, back = queue.waiting_for(request.user, words), queue.written_back(request.user)
    if of["coach"]:
        waiting, back = waiting.filter(assignment__client__coach=of["coach"]), back.filter(client__coach=of["coach"])
    context = {
        **of,
        "page": Paginator(waiting, PER_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "written_back": back[:PER_PAGE],
        "just_sent": queue.just_sent(request.user, timezone.now())[:PER_PAGE],
    }
    return render(request, "coaching/exercises/admin/queue.html", context)


@keeps_words_about("coaching.Submission")
@staff_required
def review(request, pk):
    """What was handed in beside its prompts, with a comment on each; its buttons save, and send."""
    submission = access.submission_or_404(request.user, pk)
    words = sent_or_stashed(request)
    if words is not None:
        return _save(request, submission, words)
    return render(request, "coaching/exercises/admin/review.html", page.context(request.user, submission))


@staff_required
@require_POST
def comment(request, pk, prompt):
    """Saves one comment as it is typed."""
    submission, sent = access.submission_or_404(request.user, pk), sent_by_script(request)
    prompt_id = "" if prompt == page.WHOLE else prompt
    try:
        revision = drafting.save_comment(
            submission=submission, prompt_id=prompt_id, text=sent.text, known_revision=sent.revision, before=sent.text_before
        )
    except SaveError as error:
        return responses.refused(error, page.Field(prompt_id, problem=error))
    return responses.saved(revision)


@staff_required
@require_POST
def undo_review(request, pk):
    """A wrong click, undone before the client has opened it."""
    submission = access.submission_or_404(request.user, pk)
    try:
        reviewing.undo_review(review=access.review_or_404(submission))
        messages.success(request, _("Undone: it's a draft again. No email went out, and your client hadn't opened it."))
    except ReviewError as error:
        messages.error(request, str(error))
    return redirect("exercises_admin:review", pk)


@staff_required
@require_POST
def reply(request, pk):
    """A word to the client about the exercise; without one, a note that no answer is needed."""
    assignment = access.visible_assignment_or_404(request.user, pk)
    try:
        if "seen" in request.POST:
            replying.deal_with(assignment=assignment, by_coach=True, now=timezone.now())
            messages.success(request, _("Off the list. No reply was sent."))
        else:
            replying.write(assignment=assignment, author=request.user, by_coach=True, text=request.POST.get("text", ""))
            messages.success(request, telling.of_new_reply(assignment.client, timezone.now()))
    except replying.ReplyError as error:
        messages.error(request, str(error))
        template, context = page.again(request, assignment)
        return render(request, template, context, status=422)
    return redirect("exercises_admin:thread", pk)


@staff_required
@require_safe
def thread(request, pk):
    """The newest version of an exercise, with its thread; before anything was handed in, the thread alone."""
    assignment = access.visible_assignment_or_404(request.user, pk)
    newest = assignment.submissions.first()
    if newest:
        return redirect("exercises_admin:review", newest.pk)
    return render(request, "coaching/exercises/admin/thread.html", page.thread_context(assignment))


def _save(request, submission, words):
    """Keeps every comment of the form and the file, then does what the button says."""
    problems = page.save_all(submission, words)
    try:
        _take_in_files(request, submission)
        if not problems and "outcome" in words:
            reviewing.review(submission=submission, by=request.user, outcome=_outcome(request))
            messages.success(request, telling.of_new_review(submission.assignment.client, timezone.now()))
            return redirect(*_following(request.user, submission))
    except SaveError as error:
        messages.error(request, str(error))
        if isinstance(error, files.FileNotKept) and not problems:
            messages.info(request, _("Your comments are saved."))
        context = page.context(request.user, submission, sent=words, problems=problems)
        return render(request, "coaching/exercises/admin/review.html", context, status=422)
    if problems:
        messages.error(request, _("One comment isn't saved yet: see below. The others are."))
        context = page.context(request.user, submission, sent=words, problems=problems)
        return render(request, "coaching/exercises/admin/review.html", context, status=409)
    messages.success(request, _("Saved. Your client reads it once you send it."))
    return redirect("exercises_admin:review", submission.pk)


def _take_in_files(request, submission):
    for upload in request.FILES.getlist("file"):
        drafting.add_file(submission=submission, upload=files.guarded(upload))
    for pk in request_values.numbers(request.POST.getlist("remove")):
        drafting.remove_file(submission=submission, pk=pk)


def _outcome(request):
    outcome = request.POST["outcome"]
    if outcome not in {"good", "again"}:
        raise ReviewError(_("Choose “good” or “try again”."))
    return outcome


def _following(user, submission):
    _before, after = queue.neighbors(user, submission)
    return ("exercises_admin:review", after.pk) if after else ("exercises_admin:queue",)
