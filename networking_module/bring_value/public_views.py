from django.shortcuts import render

from networking_module.bring_value.answer import answered
from networking_module.bring_value.check import check
from networking_module.bring_value.forms import PublicCheckForm


def public_check(request):
    """Try the check without an account. Nothing is stored: the text lives as long as the answer to the request."""
    form = PublicCheckForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        text, asked_for = form.cleaned_data["text"], form.cleaned_data["asked_for"]
        context |= answered(text, check(text, asked_for=asked_for), asked_for)
    return render(request, "networking_module/bring_value/public_check.html", context)


def piece_context(request):
    """What the piece on a page shows: an empty form that posts to the public check."""
    return {"form": PublicCheckForm()}
