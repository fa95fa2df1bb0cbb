"""The coach's side of exercises, in the Wagtail admin."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.exercises import access, assignments, prompts, reviews
from coaching.exercises.forms import AssignForm, ReviewForm
from coaching.exercises.models import Review, Submission
from coaching.people.access import clients_of, staff_required

PER_PAGE = 25


@staff_required
def queue(request):
    """What waits for a comment, the oldest first."""
    waiting = Submission.objects.visible_to(request.user).waiting().select_related("assignment__version", "assignment__client")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "coaching/exercises/admin/queue.html", {"page": page})


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


@staff_required
def review(request, pk):
    """What was handed in beside its prompts, and the coach's comment."""
    submission = access.submission_or_404(request.user, pk)
    given = Review.objects.filter(submission=submission).first()
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _review(request, submission, form)
    context = {"submission": submission, "client": submission.assignment.client, "review": given, "form": form}
    context["prompts"] = prompts.handed_in(submission)
    return render(request, "coaching/exercises/admin/review.html", context)


def _review(request, submission, form):
    try:
        reviews.review(submission=submission, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your comment is on its way."))
    except reviews.ReviewError as error:
        messages.error(request, str(error))
    following = Submission.objects.visible_to(request.user).waiting().first()
    return redirect("exercises_admin:review", following.pk) if following else redirect("exercises_admin:queue")
