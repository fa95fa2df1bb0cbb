"""The mails about last days, more time and sessions given back."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coaching.booking.models import Booking
from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.mail.outbox import send
from coaching.payments.account import balance, lots
from coaching.payments.models import ExtensionRequest, LedgerEntry, Lot
from coaching.people.links import own_page
from coaching.practice.addresses import absolute
from coaching.practice.days import today
from coaching.practice.zones import spoken

SAMPLES = {
    "name": "Clara",
    "client": "Clara Lind",
    "coach": "Dana Reyes",
    "what": "2 sessions",
    "title": "Four sessions",
    "when": "Tuesday, March 3, 2026, 9 a.m. New York time (EST)",
    "day": "June 1, 2026",
    "reason": "You were ill in March.",
    "word": "Let's find a time this week instead.",
    "note": "",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}


def _still_ends(facts: dict[str, Any]) -> bool:
    """Whether something is still free in the lot, and it still ends on that day."""
    same = Lot.objects.filter(pk=facts["lot"], frozen=False, expires_on=facts["day"])
    lot = same.select_related("client").first()
    return lot is not None and lots.free(lot) > 0 and not lot.is_over(today(timezone.now(), lot.client.timezone))


def _stands(facts: dict[str, Any]) -> bool:
    """Whether what was given was not taken back at once."""
    return not LedgerEntry.objects.filter(cause=f"undo:{facts['entry']}").exists()


def _is_open(facts: dict[str, Any]) -> bool:
    return ExtensionRequest.objects.open().filter(pk=facts["request"]).exists()


register(
    MailKind(
        "payments.ending",
        gettext_lazy("Sessions that end soon"),
        gettext_lazy("{what} until {day}"),
        gettext_lazy(
            "Hello {name},\n\n"
            "You have {what} left of “{title}”. The last day for a session is {day}.\n\n"
            "Choose a time while there are many. If you need longer, you can ask {coach} for two more weeks on the same page."
        ),
        SAMPLES,
        button=gettext_lazy("See my sessions"),
        still_wanted=_still_ends,
        mandatory=("what", "day"),
    )
)
register(
    MailKind(
        "payments.extended",
        gettext_lazy("More time for sessions"),
        gettext_lazy("You have until {day}"),
        gettext_lazy(
            "Hello {name},\n\n"
            "{coach} has given you more time: sessions of “{title}” can take place until {day}.\n\n"
            "{coach} writes: {reason}\n\n{note}"
        ),
        {**SAMPLES, "note": "You have 2 of these sessions left."},
        button=gettext_lazy("See my sessions"),
        mandatory=("day",),
    )
)
register(
    MailKind(
        "payments.extension_declined",
        gettext_lazy("No more time for sessions"),
        gettext_lazy("The last day stays {day}"),
        gettext_lazy(
            "Hello {name},\n\n"
            "You asked for more time with “{title}”. {coach} can't extend it, so the last day for a session stays {day}.\n\n"
            "{coach} writes: {word}"
        ),
        SAMPLES,
        button=gettext_lazy("See my sessions"),
        mandatory=("day",),
    )
)
register(
    MailKind(
        "payments.granted",
        gettext_lazy("Sessions that the coach has given"),
        gettext_lazy("{coach} has given you {what}"),
        gettext_lazy("Hello {name},\n\n{coach} has given you {what}. {left}\n\n{coach} writes: {reason}\n\n{when}"),
        {
            **SAMPLES,
            "left": "You have 3 sessions left.",
            "when": "The last day for a session is June 1, 2026. Choose a time while there are many.",
        },
        button=gettext_lazy("See my sessions"),
        still_wanted=_stands,
        mandatory=("what",),
    )
)
register(
    MailKind(
        "payments.forgiven",
        gettext_lazy("A late cancellation or a missed session forgiven"),
        gettext_lazy("You have a session back"),
        gettext_lazy(
            "Hello {name},\n\n{coach} has given you this session back, so it no longer counts as used: {when}.\n\n{note}"
        ),
        {**SAMPLES, "note": "You have 3 sessions left."},
        button=gettext_lazy("See my sessions"),
        mandatory=("when",),
    )
)
register(
    MailKind(
        "coach.extension",
        gettext_lazy("A client asks for more time"),
        gettext_lazy("{client} asks for more time"),
        gettext_lazy(
            "{client} asks for two more weeks with “{title}”, until {day}. {last} Unused: {what}.\n\nYou answer with one click."
        ),
        {**SAMPLES, "last": "The last day is May 18, 2026."},
        button=gettext_lazy("Answer"),
        group=TO_COACHES,
        still_wanted=_is_open,
        mandatory=("client", "day"),
    )
)


def ending_cause(lot: Lot, days: int) -> str:
    """One word for a last day and a distance to it: another last day is another word."""
    return f"ending:{lot.pk}:{lot.expires_on}:{days}"


def ending(lot: Lot, days: int, now: datetime) -> None:
    """Says what is free of a lot, and until when. It is dropped if that isn't so any more when it is sent."""
    facts = {"lot": lot.pk, "day": str(lot.expires_on)}
    values = {"what": sessions(lots.free(lot)), "title": lot.title, "day": _day(lot.expires_on)}
    _to_client(lot, "payments.ending", ending_cause(lot, days), facts=facts, **values)


def granted(lot: Lot, now: datetime, word: str = "") -> None:
    """Tells, once, of sessions that the coach gave, with the coach's own word; dropped when that was undone before it is sent."""
    entry = lot.entries.filter(kind=LedgerEntry.Kind.GRANTED).earliest("pk")
    values = {"left": balance.left_sentence(lot.client, now), "when": balance.when_to_book(lot, now)}
    values |= {"what": sessions(entry.delta), "reason": word}
    _to_client(lot, "payments.granted", f"granted:{entry.pk}", facts={"entry": entry.pk}, **values)


def extended(lot: Lot, reason: str) -> None:
    note = _("What you have booked of it can be moved to any day until then.")
    if lot.frozen:
        note = ""
    elif lots.free(lot) > 0:
        note = _left(lot)
    cause = f"extended:{lot.pk}:{lot.expires_on}"
    _to_client(lot, "payments.extended", cause, title=lot.title, day=_day(lot.expires_on), reason=reason, note=note)


def declined(request: ExtensionRequest) -> None:
    lot, cause = request.lot, f"extension:{request.pk}:declined"
    _to_client(lot, "payments.extension_declined", cause, title=lot.title, day=_day(lot.expires_on), word=request.word)


def forgiven(booking: Booking, lot: Lot, now: datetime) -> None:
    """Tells the client what is true of it now (it can be booked, waits, or has ended meanwhile) and what is left in all."""
    notes = []
    if lot.frozen:
        notes = [_("It is on hold while a payment is looked into.")]
    elif lot.is_over(today(now, lot.client.timezone)):
        notes = [_("Its last day was %(day)s, so it can't be booked unless it is extended.") % {"day": _day(lot.expires_on)}]
    note = " ".join([*notes, balance.left_sentence(lot.client, now)])
    when = f"{booking.appointment_type.title}, {spoken(booking.start, lot.client.timezone)}"
    _to_client(lot, "payments.forgiven", f"forgiven:{booking.pk}", when=when, note=note)


def asked(request: ExtensionRequest) -> None:
    """Tells the coach; dropped when it has been answered before it is sent."""
    client = request.lot.client
    values = {
        "client": client.name,
        "title": request.lot.title_for_coach,
        "day": _day(request.until),
        "last": balance.last_day(request.lot, request.asked_at),
        "what": sessions(lots.unused(request.lot)),
        "url": absolute("payments_admin:more_time", request.pk),
    }
    send(
        "coach.extension",
        to=client.coach.email,
        reply_to=client.email,
        cause=f"extension:{request.pk}",
        context=values,
        facts={"request": request.pk},
    )


def sessions(count: int) -> str:
    return ngettext("%(count)d session", "%(count)d sessions", count) % {"count": count}


def _to_client(lot: Lot, kind: str, cause: str, facts: dict[str, Any] | None = None, **values: str) -> None:
    client = lot.client
    context = {"name": client.first_name, "coach": client.coach.name, "url": own_page(client, "payments:sessions"), **values}
    send(kind, to=client.email, sender=client.coach, cause=cause, context=context, facts=facts)


def _left(lot: Lot) -> str:
    count = max(lots.free(lot), 0)
    words = ngettext("You have %(count)d of these sessions left.", "You have %(count)d of these sessions left.", count)
    return words % {"count": count}


def _day(day: date | None) -> str:
    return date_format(day) if day else ""
