"""A short email from a coach to a client who has gone quiet: rare, and never in a break."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.desk.mails import NUDGE, send_nudge
from coaching.desk.today import snoozes
from coaching.modules import Act, Attention
from coaching.people.models import Client, TimelineEntry
from coaching.people.notification_policy import out_of_reach
from coaching.people.timeline import record
from coaching.practice.addressing import called
from coaching.practice.days import today

EVERY = timedelta(days=14)
A_PRESS = timedelta(minutes=5)  # within it a second one is the same


class NudgeError(Exception):
    """The email can't go out now; the message says why, and what to do instead."""


@transaction.atomic
def nudge(*, client: Client, subject: str, words: str, about: Collection[str], by: User, now: datetime) -> TimelineEntry:
    """Puts the email into the outbox and notes it on the client's timeline; the reasons `about` (keys) are put off for a week.

    At most one in fourteen days for a client. Raises NudgeError.
    """
    client = Client.objects.select_for_update(of=("self",)).select_related("coach").get(pk=client.pk)
    if problem := refusal(client, now):
        raise NudgeError(problem)
    text = _("%(coach)s wrote: “%(subject)s”") % {"coach": client.coach.name, "subject": subject}
    for_coach = _("An email, “%(subject)s”: %(words)s") % {"subject": subject, "words": words}
    entry = record(client=client, kind=NUDGE, text=text, for_coach=for_coach, by=by, at=now)
    send_nudge(client=client, subject=subject, words=words, cause=f"nudge:{entry.pk}")
    snoozes.put_off_for_now(client=client, keys=about, by=by, now=now)
    return entry


def refusal(client: Client, now: datetime) -> str:
    """Why no email can go to this client now, in words; "" when it can."""
    if words := out_of_reach([client], now).get(client.pk):
        return words
    last = TimelineEntry.objects.filter(client=client, kind=NUDGE, at__gt=now - EVERY).order_by("-at").first()
    return _too_soon(client, last.at, now) if last else ""


def _too_soon(client: Client, last: datetime, now: datetime) -> str:
    if now - last < A_PRESS:
        return _("An email to %(name)s is on its way already.") % {"name": client.first_name}
    zone = client.coach.timezone
    days = {"last": date_format(today(last, zone), "F j"), "next": date_format(today(last + EVERY, zone), "F j")}
    words = _("An email went to %(name)s on %(last)s. So that it stays a kind word, the next one can go out on %(next)s.")
    return words % {"name": client.first_name, **days}


def first_words(client: Client, reasons: Iterable[Attention]) -> dict[str, str]:
    """{subject, words} to begin with, by what waits, each thing once."""
    letters: dict[Act, str] = {}
    for each in reasons:
        if each.letter:
            letters.setdefault(each.act, str(each.letter))  # one of each kind: two would say the same
    middle = " ".join(list(letters.values())[:2]) or _("How are things going? A line is enough, whatever it says.")
    coach = called(client.coach.name) or client.coach.name
    words = _("Hello %(name)s,\n\n%(middle)s\n\n%(coach)s") % {"name": client.first_name, "middle": middle, "coach": coach}
    return {"subject": _("A short hello"), "words": words}
