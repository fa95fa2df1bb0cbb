from typing import Any

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.practice.rate_limits import counted, visitor_of
from coaching.practice.refusals import TOO_MANY_TRIES_WORDS_STAY
from networking_module.bring_value.answer import answered
from networking_module.bring_value.check import check
from networking_module.bring_value.forms import PublicCheckForm
from networking_module.bring_value.kinds import kind_of
from networking_module.bring_value.opinions.forms import OpinionForm
from networking_module.bring_value.opinions.recording import A_DAY, OPINIONS, OPINIONS_A_DAY, keep_opinion
from networking_module.bring_value.reading_view import reading_view

CHECKS = 60  # of one visitor within ten minutes: more than anybody reads


def public_check(request):
    """Try the check without an account. Nothing is stored: the text lives as long as the answer to the request.

    What a visitor sees differently comes with the same text to the same address, and is kept without it unless they choose so.
    """
    form = PublicCheckForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST" and counted("message-check", visitor_of(request)) > CHECKS:
        form.add_error(None, TOO_MANY_TRIES_WORDS_STAY)
        status = 429
    elif request.method == "POST" and form.is_valid():
        text, welcome = form.cleaned_data["text"], form.cleaned_data["welcome"]
        result = check(text, welcome=welcome)
        context |= {**answered(text, result, welcome), "reading": reading_view(text, _("You")), **_opinion(request, text, result)}
    return render(request, "networking_module/bring_value/public_check.html", context, status=status)


def page_block_context(request):
    """What the piece on a page shows: an empty form that posts to the public check."""
    return {"form": PublicCheckForm()}


def _opinion(request, text, result):
    """The form to say what one sees differently, or thanks for having said it."""
    said = kind_of(result)
    if "differently" not in request.POST:
        return {"opinion": OpinionForm(said=said)}
    form = OpinionForm(request.POST, said=said)
    if not form.may_be_kept:
        return {"opinion": form}
    if _has_too_many(visitor_of(request)):
        form.add_error(None, TOO_MANY_TRIES_WORDS_STAY)
        return {"opinion": form}
    keep_opinion(result=result, now=timezone.now(), **form.facts(text))
    return {"is_told": True}


def _has_too_many(visitor):
    return counted("check-opinion", visitor) > OPINIONS or counted("check-opinion-day", visitor, A_DAY) > OPINIONS_A_DAY
