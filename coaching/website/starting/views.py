"""The first visit of the first owner, and the link that signs somebody in once."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from coaching.signed_links.outdated import outdated_page
from coaching.website.starting.form import StartForm
from coaching.website.starting.links import SETUP, SIGN_IN
from coaching.website.starting.start import PracticeExists, start_practice

READ_OR_SENT = ["GET", "HEAD", "POST"]


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(READ_OR_SENT)
def setup(request: HttpRequest, token: str) -> HttpResponse:
    """Asks the handful of questions that a practice is made of. There only for who holds the link, and while there is none."""
    opened = SETUP.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    form = StartForm(request.POST or None, request.FILES or None, initial={"email": getattr(request.user, "email", "")})
    if not form.is_valid():
        return render(request, "coaching/website/starting/setup.html", _context(form), status=422 if form.is_bound else 200)
    try:
        coach = start_practice(answers=form.answers, now=timezone.now())
    except PracticeExists:
        return outdated_page(request, SETUP.open_or_404(token))
    words = _("%(practice)s is here, and its first call can be booked.") % {"practice": form.answers.practice}
    messages.success(request, words, buttons=[messages.button("/", _("See your site"))])
    return _signed_in(request, coach.user)


@never_cache
@require_http_methods(READ_OR_SENT)
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing; the button signs in."""
    opened = SIGN_IN.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    person = opened.existing_row
    if request.method == "POST":
        return _signed_in(request, person)
    return render(request, "coaching/website/starting/sign_in.html", {"person": person})


def _context(form: StartForm) -> dict[str, Any]:
    return {"form": form, "looks": [form[name] for name in form.looks]}


def _signed_in(request: HttpRequest, person: User) -> HttpResponse:
    """A second factor is still asked for."""
    if request.user == person:
        return redirect("after_sign_in")
    return perform_login(request, person, email_verification="none", redirect_url=reverse("after_sign_in"))
