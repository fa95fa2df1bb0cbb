"""What a client does with what they handed in, and with what their coach said."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.exercises import access
from coaching.exercises.models import prompts
from coaching.exercises.review import improving, replying, thread
from coaching.people.access import client_required


@client_required
@require_safe
def version(request, pk, number):
    """One version as it was handed in, with what the coach said of it and what changed since the one before."""
    submission = access.version_or_404(request.client, pk, number)
    thread.looked_at_version(submission)
    earlier, given = thread.before(submission), getattr(submission, "review", None)
    found = prompts.compared(submission, earlier) if earlier else prompts.handed_in(submission)
    context = {
        "submission": submission,
        "earlier": earlier,
        "review": given,
        "assignment": submission.assignment,
        "files": submission.review_files.order_by("pk") if given else [],
        "prompts": prompts.commented(found, given.comments if given else {}),
    }
    return render(request, "coaching/exercises/version.html", context)


@client_required
@require_POST
def reply(request, pk):
    """A word to the coach about the exercise; one that can't be sent comes back in its field."""
    assignment, text = access.assignment_or_404(request.client, pk), request.POST.get("text", "")
    try:
        replying.write(assignment=assignment, author=request.user, by_coach=False, text=text)
    except replying.ReplyError as error:
        context = {"assignment": assignment, "thread": thread.entries(assignment), "typed": text, "problem": str(error)}
        return render(request, "coaching/exercises/write.html", context, status=422)
    messages.success(request, _("Sent. Your coach sees it with your exercise."))
    return redirect(reverse("exercises:do", args=[pk]) + "#thread")


@client_required
@require_POST
def improve(request, pk):
    """Reopens what was handed in."""
    return _change(
        request, pk, improving.take_up, _("Open again. What you handed in stays with your coach until you hand it in again.")
    )


@client_required
@require_POST
def put_back(request, pk):
    """Leaves it as it was handed in."""
    return _change(request, pk, improving.put_back, _("It stays as you handed it in."))


def _change(request, pk, verb, words):
    try:
        verb(assignment=access.assignment_or_404(request.client, pk))
        messages.success(request, words)
    except improving.ImproveError as error:
        messages.error(request, str(error))
    return redirect("exercises:do", pk)
