"""A client's page on which they write a few words about the coaching, say no, or withdraw them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.responses import Part
from coaching.autosave.revisions import is_in_form, sent_by_form, sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.people.access import client_required
from coaching.testimonials import answering, reads
from coaching.testimonials.asking import AskError
from coaching.testimonials.forms import AnswerForm
from coaching.testimonials.models import Testimonial, TestimonialRequest


def _own_or_404(request: Any, pk: int) -> TestimonialRequest:
    return get_object_or_404(request.client.testimonial_requests.select_related("client__coach", "testimonial"), pk=pk)


@keeps_words_about("coaching.TestimonialRequest")
@client_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The question and the form; later what was said, and the way to withdraw it."""
    found, words = _own_or_404(request, pk), sent_or_stashed(request)
    if words is None or not found.is_open:
        lost = words.get("text", "").strip() if words else found.draft
        return _show(request, found, None, Part("text", found.revision), found.draft, lost=lost)
    sent, now = sent_by_form("text", words), timezone.now()
    try:
        if is_in_form("text", words):
            answering.save_draft(request=found, text=sent.text, known=sent.revision, now=now)
    except SaveError as error:
        return _show(request, found, None, Part("text", sent.revision, error), sent.text)
    if "give" not in words:
        messages.success(request, _("Saved. Only you can read it."))
        return redirect("testimonials:page", pk)
    return _give(request, found, words)


def _give(request: HttpRequest, found: TestimonialRequest, words: Any) -> HttpResponse:
    found.refresh_from_db()
    form = AnswerForm(words, name=found.client.name)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("about", "named")}
        try:
            answering.agree(request=found, words=found.draft, now=timezone.now(), **said)
            messages.success(request, _("Thank you. Your coach reads it, and decides when the site shows it."))
            return redirect("testimonials:page", found.pk)
        except AskError as error:
            form.add_error(None, str(error))
    return _show(request, found, form, Part("text", found.revision), found.draft)


def _show(
    request: HttpRequest, found: TestimonialRequest, form: AnswerForm | None, part: Part, text: str, lost: str = ""
) -> HttpResponse:
    """`lost` are words that can no longer be given, to be copied."""
    testimonial = getattr(found, "testimonial", None)
    context = {
        "asked": found,
        "testimonial": testimonial,
        "pages": reads.pages_showing(testimonial),
        "lost": "" if lost == found.words else lost,
        "coach": found.client.coach,
        "form": form or AnswerForm(name=found.client.name),
        "part": part,
        "text": text,
        "longest": Testimonial.LONGEST,
    }
    status = part.problem.status if part.problem else 422 if form and form.errors else 200
    return render(request, "coaching/testimonials/page.html", context, status=status)


@client_required
@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves the words as they are typed."""
    found, sent = _own_or_404(request, pk), sent_by_script(request)
    try:
        words: dict[str, Any] = {"text": sent.text, "known": sent.revision, "before": sent.text_before}
        number = answering.save_draft(request=found, now=timezone.now(), **words)
    except SaveError as error:
        return responses.refused(error, Part("text", problem=error))
    return responses.saved(number)


@client_required
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """One press: no, thank you."""
    try:
        answering.decline(request=_own_or_404(request, pk), now=timezone.now())
        messages.success(request, _("That is fine. You won't be asked again for a year."))
    except AskError as error:
        messages.error(request, str(error))
        return redirect("testimonials:page", pk)
    return redirect("client_area:home")


@client_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The site shows it no longer."""
    if answering.withdraw(request=_own_or_404(request, pk), now=timezone.now()).withdrawn_at:
        messages.success(request, _("Withdrawn. The site doesn't show it, and your coach knows."))
    return redirect("testimonials:page", pk)
