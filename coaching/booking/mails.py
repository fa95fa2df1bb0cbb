"""The mails about a booking: to the guest in the guest's zone, to the coach in the coach's, to the person who booked for the
guest.

The kinds and their words are in mail_texts.py.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coaching.booking import calendar, mail_texts, notice, places
from coaching.booking.brought_along import beginning_of, brought_to
from coaching.booking.effects import NOTHING, Change, Effect, effect_of
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.booking.preparing import asked_before
from coaching.booking.tickets import Ticket, ticket
from coaching.booking.while_waiting import suggestions
from coaching.mail.cards import Card, Person
from coaching.mail.outbox import send
from coaching.people.links import own_address
from coaching.practice.addresses import absolute, address, full
from coaching.practice.addressing import called
from coaching.practice.zones import same_clock, spoken

AFTERWARDS = timedelta(minutes=10)  # time to put a wrong click right before the guest reads of it


def announce(booking: Booking, what: str, now: datetime, effect: Effect = NOTHING, *, tell_guest: bool = True) -> None:
    """Tells guest and coach that the booking was requested, moved or canceled, with the calendar's news attached, and the
    `effect` that it has on what it uses."""
    method = calendar.CANCEL if what == "canceled" else calendar.REQUEST
    cause = f"booking:{booking.uid}:{booking.sequence}:{what}"
    if tell_guest:
        to_guest(booking, f"booking.{what}", cause, effect, now, attachments=[calendar.for_guest(booking, method)])
    to_coach(booking, f"coach.{what}", cause, effect.coach, attachments=[calendar.for_coach(booking, method)])
    # A corrected address of the guest is news for the guest: whoever booked hears of a new booking once.
    to_booker(booking, f"booker.{what}", f"booking:{booking.uid}:requested" if what == "requested" else cause, now)


def reminder_cause(booking: Booking, minutes: int) -> str:
    return f"booking:{booking.uid}:{booking.sequence}:reminder:{minutes}"


def remind(booking: Booking, minutes: int) -> None:
    """Reminds once, `minutes` before; says nothing if the booking has changed by the time it is sent."""
    cause = reminder_cause(booking, minutes)
    to_guest(booking, "booking.reminder", cause)
    if booking.appointment_type.remind_coach:
        to_coach(booking, "coach.reminder", cause)


def please_move_cause(booking: Booking) -> str:
    return f"booking:{booking.uid}:{booking.sequence}:please_move"


def please_move(booking: Booking, word: str) -> None:
    """Asks the guest to choose another time, once for each time they had; `word` is the coach's own."""
    url = MANAGE.url(booking, "booking:move")
    shown = card_of_what_is_over(booking, "booking.please_move", url, timezone.now())
    values = {**context(booking), "word": word, "url": url, "card": shown}
    send(
        "booking.please_move",
        to=booking.guest_email,
        sender=booking.coach,
        cause=please_move_cause(booking),
        context=values,
        facts=facts(booking),
    )


def thank(booking: Booking) -> None:
    """Thanks a guest who came, soon after. What takes a session from a package needs none: that goes on."""
    if not booking.appointment_type.takes_credit:
        _afterwards(booking, "booking.thanks")


def miss(booking: Booking) -> None:
    """One kind email with a link to a new time, however often it is clicked."""
    _afterwards(booking, "booking.missed", effect_of(booking, Change("no_show", timezone.now())))


def _afterwards(booking: Booking, kind: str, effect: Effect = NOTHING) -> None:
    """To those alone who haven't left since: their last mail has said that it is the last."""
    now = timezone.now()
    if not booking.client.has_left(now):
        to_guest(booking, kind, f"{kind}:{booking.uid}", effect, due_at=now + AFTERWARDS)


def to_guest(booking: Booking, kind: str, cause: str, effect: Effect = NOTHING, now: datetime | None = None, **more: Any) -> None:
    over = kind in mail_texts.OVER
    url = address(booking.appointment_type.get_absolute_url()) if over else MANAGE.url(booking)
    calendar_url, now = f"{MANAGE.url(booking)}#calendar", now or timezone.now()
    values: dict[str, Any] = {**context(booking), "url": url, "calendar": calendar_url, "effect": effect.after}
    if kind in mail_texts.AHEAD:
        values["card"] = card(booking, now, calendar_url if kind != "booking.reminder" else "")
    if kind == "booking.requested":
        values |= _of_a_new_one(booking, now)
        values["links"] = [*_other_link(values), *values["links"]]
    if kind == "booking.reminder":
        values |= _questions(booking)
    if over:
        values |= _again(booking, kind, effect)
        if kind in mail_texts.TO_ANOTHER_TIME:
            values["card"] = card_of_what_is_over(booking, kind, values["url"], now)
    send(kind, to=booking.guest_email, sender=booking.coach, cause=cause, context=values, facts=facts(booking), **more)


def _questions(booking: Booking) -> dict[str, Any]:
    """What the guest may think about beforehand, with the page for the answers; empty where nothing is asked."""
    found = asked_before(booking, timezone.now())
    if found is None:
        return {"questions": ""}
    intro = _("If you like, let %(coach)s know beforehand:") % {"coach": booking.coach.name}
    label, url = _("Write it down here"), own_address(booking.client, found.path)
    lines = [intro, *(f"– {question}" for question in found.questions), f"{label}: {url}"]
    return {"questions": "\n".join(lines), "links": [(label, url)]}


def _again(booking: Booking, kind: str, effect: Effect) -> dict[str, Any]:
    """To another time; or, where none can be booked, to what can be done: in the text, instead of the button. To nothing where
    nothing is offered."""
    if not effect.again:
        return {"again": "", "url": ""}
    if effect.instead:
        label, url = effect.instead.label, own_address(booking.client, effect.instead.path)
        return {"again": f"{effect.instead.words} {label}: {url}", "links": [(label, url)], "url": ""}
    if kind == "booking.missed":
        return {"again": _("If you would still like to talk, choose another time whenever you're ready.")}
    return {"again": _("Pick another time whenever you like.")}


def _of_a_new_one(booking: Booking, now: datetime) -> dict[str, Any]:
    booked, found = booking.appointment_type, suggestions(booking)
    links = [(str(each.title), address(each.path)) for each in found]
    lines = [f"{each.title}: {address(each.path)}\n{each.why}" for each in found]
    said = {"preparing": _preparing(booking), "changing": notice.changing(booked, booking.start, now)}
    return {
        **said,
        **_other(booking),
        "waiting": "\n\n".join([_("Until then, if you like:"), *lines]) if lines else "",
        "links": links,
    }


def _preparing(booking: Booking) -> str:
    """With the first words of a message that goes along, as a reminder of which it is."""
    words, begins = notice.preparing(booking), beginning_of(brought_to(booking))
    return f"{words}\n\n“{begins}”" if begins else words


def _other_link(values: dict[str, Any]) -> list[tuple[str, str]]:
    """The label that the supplied words give the other time's link."""
    return [(_("move or cancel that one"), values["other_url"])] if values["other_url"] else []


def card(booking: Booking, now: datetime, calendar_url: str = "") -> Card:
    """The booking as a boarding pass, by the guest's clock."""
    found = ticket(booking, booking.zone, now)
    facts = [(_("Where"), capfirst(booking.appointment_type.get_place_display() if found.join else found.where))]
    if found.coach_hours:
        facts.append((found.coachs_time, found.coach_hours))
    buttons = [(_("Join the call"), found.join), (_("Add to your calendar"), calendar_url)]
    return Card(
        headline=found.day,
        line=found.hours,
        eyebrow=found.title,
        person=_coach(found),
        facts=tuple((str(label), str(words)) for label, words in facts),
        buttons=tuple((label, url) for label, url in buttons if url),
    )


def card_of_what_is_over(booking: Booking, kind: str, url: str, now: datetime) -> Card:
    """What it was, or what is asked, and the way to another time (`url`, or "" where there is none)."""
    found = ticket(booking, booking.zone, now)
    when, title = _("%(day)s, %(hours)s") % {"day": found.day, "hours": found.hours}, found.title
    headline, line, eyebrow = {
        "booking.canceled": (found.day, found.hours, _("Canceled: %(title)s") % {"title": title}),
        "booking.please_move": (_("Please choose another time"), when, title),
        "booking.missed": (_("We missed each other"), when, title),
    }[kind]
    buttons = ((_("Choose another time"), url),) if url else ()
    return Card(headline, line, eyebrow, person=_coach(found), buttons=buttons)


def _coach(found: Ticket) -> Person:
    return Person(found.coach, found.certified, full(found.face))


def _other(booking: Booking) -> dict[str, str]:
    """Another time of the same address, which only that address may learn of: no page tells who merely typed it."""
    takes_credit = booking.appointment_type.takes_credit  # who has sessions has many
    other = None if takes_credit else Booking.objects.others_to_come(booking).first()
    if other is None:
        return {"other_when": "", "other_url": ""}
    return {"other_when": spoken(other.start, booking.zone, booking.guest_clock24), "other_url": MANAGE.url(other)}


def to_coach(booking: Booking, kind: str, cause: str, effect: str = "", **more: Any) -> None:
    values = {**context(booking, for_coach=True), "url": absolute("booking_admin:booking", booking.pk), "effect": effect}
    if kind == "coach.requested":
        values |= {"answers": _answers(booking), "phone": "" if places.number(booking, for_coach=True) else booking.client.phone}
    send(
        kind,
        to=booking.coach.email,
        reply_to=booking.guest_email,
        cause=f"{cause}:coach",
        context=values,
        facts=facts(booking),
        **more,
    )


def _answers(booking: Booking) -> str:
    """What the guest answered, whole, each answer below its question; "" where nothing was asked or answered."""
    answered = [each for each in booking.answers if str(each["answer"]).strip()]
    return "\n\n".join(f"{each['question']}\n{str(each['answer']).strip()}" for each in answered)


def to_booker(booking: Booking, kind: str, cause: str, now: datetime) -> None:
    """A short message to the person who booked for the guest: neither the link to change it nor what the guest answered."""
    if not booking.booker_email or booking.booker_email.lower() == booking.guest_email.lower():
        return
    found = ticket(booking, booking.zone, now)
    eyebrow = mail_texts.BOOKED_FOR[kind] % {"guest": booking.guest_name, "title": found.title}
    shown = Card(found.day, found.hours, eyebrow, person=_coach(found))
    values = {**context(booking), "name": called(booking.booker_name), "card": shown}
    send(kind, to=booking.booker_email, sender=booking.coach, cause=f"{cause}:booker", context=values, facts=facts(booking))


def facts(booking: Booking) -> dict[str, int]:
    return {"booking": booking.pk, "sequence": booking.sequence}


def context(booking: Booking, *, for_coach: bool = False) -> dict[str, str]:
    """What the texts can say. The other one's clock is left empty when it shows the same time as the reader's."""
    when = spoken(booking.start, booking.zone, booking.guest_clock24)
    coach_when = spoken(booking.start, booking.coach.timezone, booking.guest_clock24 and not for_coach)
    if same_clock(booking.start, booking.zone, booking.coach.timezone):
        when, coach_when = ("", coach_when) if for_coach else (when, "")
    return {
        "name": called(booking.guest_name) or _("you"),
        "guest": booking.guest_name,
        "email": booking.guest_email,
        "title": booking.appointment_type.title,
        "when": when,
        "coach": booking.coach.name,
        "coach_when": coach_when,
        "where": places.where(booking, for_coach=for_coach),
        "booker": _booker(booking),
        "word": booking.cancel_word if booking.canceled_by == "coach" else "",
    }


def _booker(booking: Booking) -> str:
    return f"{booking.booker_name} ({booking.booker_email})" if booking.booker_email else ""
