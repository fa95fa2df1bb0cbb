from hashlib import sha256
from typing import Any

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking.guest.sources import with_source
from coaching.practice.addresses import absolute
from coaching.practice.rate_limits import counted, visitor_of
from coaching.practice.refusals import TOO_MANY_TRIES_WORDS_STAY
from coaching.website.articles import article_on
from networking_module.bring_value.answer import answered
from networking_module.bring_value.check import check
from networking_module.bring_value.check.result import NEUTRAL
from networking_module.bring_value.forms import PreparationForm, PublicCheckForm
from networking_module.bring_value.kinds import kind_of
from networking_module.bring_value.opinions.forms import OpinionForm
from networking_module.bring_value.opinions.recording import A_DAY, OPINIONS, OPINIONS_A_DAY, keep_opinion
from networking_module.bring_value.reading_view import reading_view
from networking_module.bring_value.samples import SAMPLES, sample

CHECKS = 60  # of one visitor within ten minutes: more than anybody reads
BRINGING_VALUE, STAYING_IN_TOUCH = "networking.bring-value", "networking.stay-in-touch"


def public_check(request):
    """Try the check without an account. Nothing is stored: the text lives as long as the answer to the request.

    What a visitor sees differently comes with the same text to the same address, and is kept without it unless they choose so.
    A sample is tried by its name in the address.
    """
    chosen = sample(request.GET.get("sample"))
    form = PublicCheckForm(request.POST if request.method == "POST" else {"text": chosen.text} if chosen else None)
    context: dict[str, Any] = {**page_block_context(request), "form": form, "address": absolute("networking-public:check")}
    status = 200
    if form.is_bound and counted("message-check", visitor_of(request)) > CHECKS:
        form.add_error(None, TOO_MANY_TRIES_WORDS_STAY)
        status = 429
    elif form.is_valid():
        text, welcome = form.cleaned_data["text"], form.cleaned_data["welcome"]
        result = check(text, welcome=welcome)
        context |= {**answered(text, result, welcome), "reading": reading_view(text, _("You")), **_opinion(request, text, result)}
        context |= {"article": _why(result), "exercise": PreparationForm()}
    return render(request, "networking_module/bring_value/public_check.html", context, status=status)


def page_block_context(request):
    """What the box on a page shows: an empty form, and samples; both lead to the public check and say from which page."""
    url = with_source(reverse("networking-public:check"), request)
    join = "&" if "?" in url else "?"
    samples = [(each.title, f"{url}{join}sample={each.slug}#answer") for each in SAMPLES]
    return {"form": PublicCheckForm(), "check_url": url, "samples": samples}


def _why(result):
    """The article to read after the answer; None where the practice has none on it."""
    return article_on(STAYING_IN_TOUCH if kind_of(result) == NEUTRAL else BRINGING_VALUE)


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
    if not _is_said_again(visitor_of(request), text, form.data["differently-opinion"]):
        keep_opinion(result=result, now=timezone.now(), **form.facts(text))
    return {"is_told": True}


def _is_said_again(visitor, text, opinion):
    """Whether a visitor has said so of the same message within a day: pressing twice is no second opinion."""
    return counted(f"check-opinion:{sha256(f'{opinion} {text}'.encode()).hexdigest()}", visitor, A_DAY) > 1


def _has_too_many(visitor):
    return counted("check-opinion", visitor) > OPINIONS or counted("check-opinion-day", visitor, A_DAY) > OPINIONS_A_DAY
