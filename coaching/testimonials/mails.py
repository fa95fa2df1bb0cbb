"""The question to a client, and what the coach is told of the answer."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.mail.outbox import send
from coaching.people.notification_policy import out_of_reach
from coaching.practice.addresses import absolute
from coaching.testimonials.models import TestimonialRequest

ASKED, GIVEN, WITHDRAWN = "testimonials.asked", "testimonials.given", "testimonials.withdrawn"


def _still_asked(facts: dict[str, Any]) -> bool:
    found = TestimonialRequest.objects.open().filter(pk=facts["request"]).select_related("client").first()
    return found is not None and not out_of_reach([found.client], timezone.now())


register(
    MailKind(
        ASKED,
        _("A question: a few words about the coaching"),
        _("A few words from you?"),
        _(
            "Hello {name},\n\n"
            "May I ask you something? A few words from you about our work would help others to see what it is like. "
            "Two or three sentences are plenty, and you choose how you are named, or whether at all.\n\n"
            "Only if you like. One press on the same page says no, and that is fine, too.\n\n"
            "{coach}"
        ),
        {"name": "Clara", "coach": "Dana Reyes", "practice": SAMPLE_PRACTICE, "url": "https://example.org/"},
        _("See the page"),
        still_wanted=_still_asked,
    )
)
register(
    MailKind(
        GIVEN,
        _("A client wrote a few words about the coaching"),
        _("{name} wrote a few words for you"),
        _("{name} wrote:\n\n{words}\n\nIt is a draft, signed as “{signed}”. Nobody sees it on the site until you publish it."),
        {
            "name": "Clara Lind",
            "words": "I learned to write to people without a knot in my stomach.",
            "signed": "Clara",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("Read and publish it"),
        group=TO_COACHES,
        mandatory=("words",),
    )
)
register(
    MailKind(
        WITHDRAWN,
        _("A client withdrew the words about the coaching"),
        _("{name} withdrew the words about your work"),
        _("{name} no longer wants to be quoted on the site.\n\n{done}"),
        {
            "name": "Clara Lind",
            "done": "No page shows it anymore. These did: Home.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("See it"),
        group=TO_COACHES,
    )
)


def asked(request: TestimonialRequest) -> None:
    client = request.client
    values = {"name": client.first_name, "coach": client.coach.name, "url": absolute("testimonials:page", request.pk)}
    facts = {"request": request.pk}
    send(ASKED, to=client.email, sender=client.coach, cause=f"testimonial:{request.pk}", context=values, facts=facts)


def given(request: TestimonialRequest) -> None:
    _to_coach(GIVEN, request, {"words": request.words, "signed": request.signed})


def withdrawn(request: TestimonialRequest, was_live: bool, pages: Sequence[Page]) -> None:
    """`pages` are those that showed it."""
    if pages:
        done = _now("No page shows it anymore. These did: %(pages)s.") % {"pages": ", ".join(each.title for each in pages)}
    else:
        done = _now("It was published, but no page showed it.") if was_live else _now("No page shows it.")
    _to_coach(WITHDRAWN, request, {"done": done})


def _to_coach(kind: str, request: TestimonialRequest, values: dict[str, str]) -> None:
    client = request.client
    context = {"name": client.name, "url": absolute("desk:testimonial", client.pk), **values}
    send(kind, to=client.coach.email, reply_to=client.email, cause=f"{kind}:{request.pk}", context=context)
