from django.shortcuts import render

from coaching.practice.rate_limits import counted, visitor_of
from coaching.practice.refusals import TOO_MANY_TRIES_WORDS_STAY
from networking_module.bring_value.answer import answered
from networking_module.bring_value.check import check
from networking_module.bring_value.forms import PublicCheckForm

CHECKS = 60  # of one visitor within ten minutes: more than anybody reads


def public_check(request):
    """Try the check without an account. Nothing is stored: the text lives as long as the answer to the request."""
    form = PublicCheckForm(request.POST or None)
    context, status = {"form": form}, 200
    if request.method == "POST" and counted("message-check", visitor_of(request)) > CHECKS:
        form.add_error(None, TOO_MANY_TRIES_WORDS_STAY)
        status = 429
    elif request.method == "POST" and form.is_valid():
        text, asked_for = form.cleaned_data["text"], form.cleaned_data["asked_for"]
        context |= answered(text, check(text, asked_for=asked_for), asked_for)
    return render(request, "networking_module/bring_value/public_check.html", context, status=status)


def page_block_context(request):
    """What the piece on a page shows: an empty form that posts to the public check."""
    return {"form": PublicCheckForm()}
