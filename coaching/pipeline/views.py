"""The one page on which a prospect reads the recap, and answers. Looking changes nothing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.pipeline import access, links, recaps
from coaching.pipeline.forms import AnswerForm
from coaching.pipeline.models import Recap


@never_cache
def recap(request, token):
    found = access.recap_or_404(token)
    if request.method == "POST":
        return _answer(request, found, token)
    return recap_page(request, found)


def recap_page(request, recap, preview=False):
    """The recap as its prospect reads it; in a preview nothing can be answered."""
    client = recap.client
    context = {
        "recap": recap,
        "client": client,
        "coach": client.coach,
        "package": recap.package,
        "preview": preview,
        "until": recap.until,
        "is_over": recap.is_over(timezone.now()),
        "is_client": not client.is_prospect,
        "form": AnswerForm(),
        "choices": Recap.Answer.choices,
        "answer_url": "" if preview else request.path,
    }
    response = render(request, "coaching/pipeline/recap.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request, recap, token):
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please press one of the answers; a word with it can have 200 letters."))
        return redirect("pipeline:recap", token)
    try:
        recaps.answer(recap=recap, choice=form.cleaned_data["answer"], reason=form.cleaned_data["reason"])
        messages.success(request, _("Thank you. %(coach)s reads it today or tomorrow.") % {"coach": recap.client.coach.name})
    except recaps.RecapError as error:
        messages.error(request, str(error))
    return redirect("pipeline:recap", links.token(recap))
