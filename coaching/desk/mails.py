"""The one email that a coach writes from the desk."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.models import Message
from coaching.mail.outbox import send
from coaching.people.models import Client
from coaching.people.notification_policy import on_break
from coaching.practice.addresses import absolute

NUDGE = "desk.nudge"


def _still_kind(facts: dict[str, Any]) -> bool:
    """Whoever went on a break, or away, meanwhile is left alone."""
    client, now = Client.objects.filter(pk=facts["client"]).first(), timezone.now()
    return client is not None and not client.has_left(now) and client.pk not in on_break([client], now)


register(
    MailKind(
        NUDGE,
        _("A word from the coach"),
        _("{subject}"),
        _("{words}"),
        {
            "subject": "A short hello",
            "words": "Hello Clara,\n\nHow are things going? A line is enough, whatever it says.\n\nDana",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("Open my page"),
        still_wanted=_still_kind,
        mandatory=("words",),
    )
)


def send_nudge(*, client: Client, subject: str, words: str, cause: str) -> Message:
    """In the name of the client's coach, whom an answer reaches."""
    values = {"subject": subject, "words": words, "url": absolute("client_area:home")}
    return send(NUDGE, to=client.email, sender=client.coach, cause=cause, context=values, facts={"client": client.pk})
