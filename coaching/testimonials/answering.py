"""What a client does who was asked for a few words: writes, agrees, declines, withdraws it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import fitting, plain
from coaching.autosave.revisions import next_revision
from coaching.people.timeline import record, seen
from coaching.practice.addressing import called
from coaching.practice.models import PracticeSettings
from coaching.testimonials import mails
from coaching.testimonials.asking import AskError, locked
from coaching.testimonials.models import Testimonial, TestimonialRequest
from coaching.testimonials.reads import pages_showing

Named = TestimonialRequest.Named


class Over(SaveError):
    """It was answered, or is no longer asked: nothing more is written."""

    status = 410

    def __init__(self) -> None:
        words = _("This was answered on another page, or your coach withdrew the question. Copy your words if you need them.")
        super().__init__(words)


def consent_words() -> str:
    """The sentence that a client agrees to, as it is kept."""
    words = _(
        "I agree that %(practice)s publishes these words on its website, under the name I chose. I can withdraw this at any time."
    )
    return words % {"practice": PracticeSettings.load().name}


def signed(name: str, named: str) -> str:
    """How someone is named on the site."""
    if named == Named.FULL:
        return name
    if named == Named.FIRST:
        return called(name) or name
    if named == Named.INITIALS:
        return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())[:100] or _("A client")
    return _("A client")


@transaction.atomic
def save_draft(*, request: TestimonialRequest, text: str, known: int, before: str | None = None, now: datetime) -> int:
    """Keeps what is typed, for its client alone, and returns its number. Raises Conflict, SaveError, Over."""
    request, text = locked(request), _clean(text)
    if not request.is_open:
        raise Over
    facts: dict[str, Any] = {"stored": request.draft, "revision": request.revision, "known": known, "before": before}
    number = next_revision(text, **facts, clean=_clean)
    if number != request.revision:
        request.draft, request.revision = text, number
        request.save(update_fields=["draft", "revision"])
        seen(client=request.client, at=now)
    return number


@transaction.atomic
def agree(*, request: TestimonialRequest, words: str, about: str, named: str, now: datetime) -> Testimonial:
    """The client gives these words with their consent; they wait as a draft until the coach publishes them.

    Given twice, they are given once. Raises AskError where the question was withdrawn or declined, or nothing is written.
    """
    request = locked(request)
    if request.is_agreed and (found := Testimonial.objects.filter(request=request).first()):
        return found
    if not request.is_open:
        raise AskError(str(Over()))
    if not words.strip():
        raise AskError(_("Write a few words first."))
    request.words, request.about, request.named = words.strip(), about.strip(), named
    request.signed, request.consent = signed(request.client.name, named), consent_words()
    request.answered_at, request.draft = now, ""
    request.save()
    made = Testimonial(request=request, name=request.signed, about=request.about, words=request.words, consent=True, live=False)
    made.has_unpublished_changes = True
    made.save()
    made.save_revision(log_action=False)
    record(client=request.client, kind="testimonials.given", text=_("Wrote a few words about the coaching"), at=now, active=True)
    mails.given(request)
    return made


@transaction.atomic
def decline(*, request: TestimonialRequest, now: datetime) -> TestimonialRequest:
    """The client would rather not, and isn't asked for a year. Raises AskError where they wrote already."""
    request = locked(request)
    if request.is_agreed:
        raise AskError(_("You wrote already. You can withdraw it below."))
    if request.canceled_at:
        raise AskError(_("Your coach withdrew the question, so there is nothing to answer."))
    if request.is_open:
        request.answered_at, request.draft = now, ""
        request.save(update_fields=["answered_at", "draft"])
        text = _("Would rather not write about the coaching")
        record(client=request.client, kind="testimonials.declined", text=text, at=now, active=True)
    return request


@transaction.atomic
def withdraw(*, request: TestimonialRequest, now: datetime) -> TestimonialRequest:
    """The client withdraws their consent: the site shows it no longer, and the coach is told."""
    request = locked(request)
    if not request.is_agreed:
        return request
    request.withdrawn_at = now
    request.save(update_fields=["withdrawn_at"])
    shown = Testimonial.objects.filter(request=request).first()
    was_live, pages = bool(shown and shown.live), pages_showing(shown)
    if shown:
        shown.consent = False
        shown.save(update_fields=["consent"])
        shown.unpublish(log_action=False)
        shown.save_revision(log_action=False, clean=False)  # nothing keeps a consent that is withdrawn
    text = _("Withdrew the words about the coaching")
    record(client=request.client, kind="testimonials.withdrawn", text=text, at=now, active=True)
    mails.withdrawn(request, was_live, pages)
    return request


def _clean(words: str) -> str:
    return fitting(plain(words), Testimonial.LONGEST)
