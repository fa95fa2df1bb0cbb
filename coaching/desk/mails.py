"""The emails that a coach sends from the desk: a word of their own, that the coaching has ended, that it goes on after all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from coaching.booking import calendar
from coaching.booking.models import Booking
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.models import Message
from coaching.mail.outbox import send
from coaching.payments.account import balance
from coaching.people.links import own_page
from coaching.people.models import Client, StageChange
from coaching.people.notification_policy import on_break
from coaching.practice.addresses import absolute
from coaching.practice.zones import spoken

NUDGE, ENDED, GOES_ON = "desk.nudge", "desk.ended", "desk.goes_on"


def _still_kind(facts: dict[str, Any]) -> bool:
    """Whoever went on a break, or away, meanwhile is left alone."""
    client, now = Client.objects.filter(pk=facts["client"]).first(), timezone.now()
    return client is not None and not client.has_left(now) and client.pk not in on_break([client], now)


def _still_ended(facts: dict[str, Any]) -> bool:
    """Whether the end was not undone meanwhile."""
    return StageChange.objects.filter(pk=facts["change"], undone_at=None).exists()


def _still_goes_on(facts: dict[str, Any]) -> bool:
    """Whether it has not been ended again meanwhile."""
    return Client.objects.filter(pk=facts["client"]).exclude(stage=Client.Stage.ALUMNI).exists()


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

register(
    MailKind(
        ENDED,
        _("The coaching has ended"),
        _("Your coaching with {coach} has ended"),
        _(
            "Hello {name},\n\nOur coaching ends here. Thank you for the time we worked together.\n\n{canceled}\n\n{sessions}\n\n"
            "Everything you wrote stays yours. If you have a question, reply to this email: it reaches me.\n\n{coach}"
        ),
        {
            "name": "Clara",
            "coach": "Dana Reyes",
            "canceled": "Canceled:\n– Coaching session, Tuesday, March 3, 2026, 9 a.m. New York time (EST)",
            "sessions": "2 sessions that were left, counting what was just canceled, are no longer yours to book.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("See my sessions"),
        still_wanted=_still_ended,
        mandatory=("canceled", "sessions"),
    )
)

register(
    MailKind(
        GOES_ON,
        _("The coaching goes on after all"),
        _("Your coaching with {coach} goes on"),
        _(
            "Hello {name},\n\n{what}\n\n{canceled}\n\n{sessions}\n\n"
            "If you have a question, reply to this email: it reaches me.\n\n{coach}"
        ),
        {
            "name": "Clara",
            "coach": "Dana Reyes",
            "what": "I wrote that our coaching had ended. It goes on.",
            "canceled": "These stay canceled. Choose new times if you like:\n"
            "– Coaching session, Tuesday, March 3, 2026, 9 a.m. New York time (EST)",
            "sessions": "You have 2 sessions left.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("See my sessions and book"),
        still_wanted=_still_goes_on,
        mandatory=("canceled", "sessions"),
    )
)


def tell_ended(change: StageChange, canceled: Sequence[Booking], *, taken: int, now: datetime) -> Message:
    """That the coaching has ended, once for each end: which bookings were canceled with it, by the client's clock, and whether
    what was left (`taken` sessions) was taken or stays."""
    sessions = _taken(taken) if taken else _kept(change.client, now)
    more = {"canceled": _canceled(gettext("Canceled:"), change.client, canceled), "sessions": sessions}
    attached = [calendar.for_guest(each, calendar.CANCEL) for each in canceled]
    return _send(ENDED, change.client, cause=_ended(change), facts={"change": change.pk}, attachments=attached, **more)


def tell_goes_on(change: StageChange, canceled: Sequence[Booking], *, now: datetime) -> Message | None:
    """That an end is no longer one, once, to whom an email has told the end, or would have told what was `canceled` with it,
    which stays so; None to everyone else."""
    was_told = Message.objects.filter(cause=_ended(change), state=Message.State.SENT).exists()
    if not (was_told or canceled):
        return None
    client = change.client
    what = gettext("I wrote that our coaching had ended. It goes on.") if was_told else gettext("Our coaching goes on.")
    stays = _canceled(gettext("These stay canceled. Choose new times if you like:"), client, canceled)
    words = {"what": what, "canceled": stays, "sessions": balance.left_sentence(client, now)}
    attached = [] if was_told else [calendar.for_guest(each, calendar.CANCEL) for each in canceled]
    return _send(GOES_ON, client, cause=f"goes-on:{change.pk}", facts={"client": client.pk}, attachments=attached, **words)


def _send(
    kind: str, client: Client, *, cause: str, facts: dict[str, int], attachments: Sequence[dict[str, Any]], **words: str
) -> Message:
    """Of their coach, about the sessions that they have."""
    words |= {"name": client.first_name, "coach": client.coach.name, "url": own_page(client, "payments:sessions")}
    return send(
        kind, to=client.email, sender=client.coach, cause=cause, context=words, facts=facts, attachments=list(attachments)
    )


def _ended(change: StageChange) -> str:
    return f"ended:{change.pk}"


def _canceled(words: str, client: Client, canceled: Sequence[Booking]) -> str:
    lines = [f"– {each.appointment_type.title}, {spoken(each.start, client.timezone)}" for each in canceled]
    return "\n".join([words, *lines]) if lines else ""


def _taken(count: int) -> str:
    words = ngettext(
        "%(count)d session that was left, counting what was just canceled, is no longer yours to book.",
        "%(count)d sessions that were left, counting what was just canceled, are no longer yours to book.",
        count,
    )
    return words % {"count": count}


def _kept(client: Client, now: datetime) -> str:
    """What is left stays theirs; "" where nothing is."""
    if not balance.left(client, now):
        return ""
    return gettext("%(left)s What is left stays yours to book.") % {"left": balance.left_sentence(client, now)}


def send_nudge(*, client: Client, subject: str, words: str, cause: str) -> Message:
    """In the name of the client's coach, whom an answer reaches."""
    values = {"subject": subject, "words": words, "url": absolute("client_area:home")}
    return send(NUDGE, to=client.email, sender=client.coach, cause=cause, context=values, facts={"client": client.pk})
