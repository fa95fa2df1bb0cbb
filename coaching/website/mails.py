"""The email about what was sent on a form page."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import FormSubmission

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.mail.outbox import send
from coaching.people.models import Coach
from coaching.practice.addresses import address
from coaching.practice.models import PracticeSettings

register(
    MailKind(
        "practice.form",
        _("What was sent on a form page"),
        _("{title}: a new answer"),
        _("Someone sent the form “{title}”.\n\n{answers}\n\nIt is deleted by itself after {days} days."),
        {
            "title": "Invite us",
            "answers": "Your name: Pia Berg\nYour email address: pia@example.org",
            "days": "90",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("See all answers"),
        group=TO_COACHES,
        mandatory=("answers",),
    )
)


def cause_of(pk: int) -> str:
    return f"form:{pk}"


def tell(page: Any, made: FormSubmission, answers: Sequence[tuple[str, str]], email: str) -> None:
    """Emails the answers (label, words) to the practice; a reply goes to `email`. Nobody is told where there is no address."""
    to = page.to or PracticeSettings.load().contact_email or _first_coach()
    if not to:
        return
    context = {
        "title": page.title,
        "answers": "\n".join(f"{label}: {words}" for label, words in answers if words),
        "days": str(page.retention_days),
        "url": address(reverse("wagtailforms:list_submissions", args=[page.pk])),
    }
    send("practice.form", to=to, context=context, cause=cause_of(made.pk), reply_to=email)


def _first_coach() -> str:
    return Coach.objects.taking_bookings().values_list("email", flat=True).first() or ""
