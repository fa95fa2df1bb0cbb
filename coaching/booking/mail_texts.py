"""The words of the mails about a booking, until an editor changes them, and whether each is still wanted when it goes out."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.mail.cards import Card, Person
from coaching.mail.kinds import SAMPLE_PRACTICE, TO_BOOKERS, TO_COACHES, TO_GUESTS, MailKind, register
from coaching.practice.lazy_text import StrOrPromise

SAMPLES = {
    "name": "Pia",
    "title": "Free consultation",
    "when": "Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)",
    "coach_when": "Tuesday, March 3, 2026, 9 a.m. New York time (EST)",
    "where": "video call",
    "coach": "Dana Reyes",
    "practice": SAMPLE_PRACTICE,
    "guest": "Pia Berg",
    "email": "pia@example.org",
    "url": "https://example.org/",
}
TO_GUEST = {**SAMPLES, "calendar": "https://example.org/#calendar"}
OTHER = {"other_when": "Friday, March 6, 2026, 3 p.m. Berlin time (CET)", "other_url": "https://example.org/other/"}
OF_A_CALL = {
    "preparing": "Nothing to prepare, nothing to decide: bring whatever is on your mind.",
    "changing": "Something came up? You can move or cancel it until it begins.",
    "waiting": "Until then, if you like:\n\nA message people like to get: https://example.org/article/\nFive minutes on what "
    "makes one welcome.",
}
CARD = Card(
    headline="Tuesday, March 3",
    line="3 p.m. to 3:30 p.m., Berlin time (CET)",
    eyebrow="Free consultation",
    person=Person("Dana Reyes", "Certified Career Coach"),
    facts=((_("Where"), "Video call"), (_("Dana's time"), "9 a.m. to 9:30 a.m., New York time (EST)")),
    buttons=((_("Join the call"), "https://example.org/call/"), (_("Add to your calendar"), "https://example.org/#calendar")),
)
THEN = "Tuesday, March 3, 3 p.m. to 3:30 p.m., Berlin time (CET)"


def _over(headline: StrOrPromise, line: str, eyebrow: str) -> Card:
    """Of what is over, or can't be: the way to another time."""
    return Card(headline, line, eyebrow, person=CARD.person, buttons=((_("Choose another time"), "https://example.org/"),))


QUESTIONS = {
    "questions": "If you like, let Dana Reyes know beforehand:\n– What has happened since we last talked?\n"
    "– Where are you stuck?\nWrite it down here: https://example.org/answers/"
}
AGAIN = {"again": "Pick another time whenever you like."}
TO_COACH = {**SAMPLES, "booker": "Ruth Berg (ruth@example.org)"}
TO_BOOKER = {**{name: sample for name, sample in SAMPLES.items() if name not in {"url", "email"}}, "name": "Ruth"}
LATE = {
    "effect": "It was canceled less than 24 hours before, so it counts as used. If there was a reason, write to Dana Reyes, "
    "who can give it back."
}
LATE_TO_COACH = {
    "effect": "It was canceled less than 24 hours before, so it counts as used. You can forgive it on the page of the booking."
}
MISSED = {
    "effect": "A missed session counts as used. If something kept you from coming, write to Dana Reyes, who can give it back."
}
ELSEWHERE = {
    "effect": "The new time is after March 5, 2026, the last day of “Four sessions”, so it uses a session of “Two sessions” "
    "(until June 1, 2026) instead."
}
WORD = {"word": "I'm sick, and sorry. I'm back next week."}

AHEAD = {"booking.requested", "booking.moved", "booking.reminder"}  # these begin with the booking as a boarding pass
TO_ANOTHER_TIME = {"booking.canceled", "booking.missed"}
OVER = {"booking.canceled", "booking.thanks", "booking.missed"}  # what is over can't be changed: the link leads to new times


def _found(facts: dict[str, Any], **more: Any) -> QuerySet[Booking]:
    return Booking.objects.filter(pk=facts["booking"], **more)


def _same_booking(facts: dict[str, Any]) -> bool:
    """Whether the booking still is as it was when the mail was written."""
    return _found(facts, sequence=facts["sequence"]).exclude(status=Booking.Status.CANCELED).exists()


def _still_ahead(facts: dict[str, Any]) -> bool:
    ahead = {"status": Booking.Status.BOOKED, "start__gt": timezone.now()}
    return _found(facts, sequence=facts["sequence"], **ahead).exists()


def _was_held(facts: dict[str, Any]) -> bool:
    return _found(facts, status=Booking.Status.HELD).exists()


def _was_missed(facts: dict[str, Any]) -> bool:
    return _found(facts, status=Booking.Status.NO_SHOW).exists()


def _to_guest(
    slug: str,
    title: StrOrPromise,
    subject: StrOrPromise,
    body: StrOrPromise,
    button: StrOrPromise = "",
    samples: dict[str, str] = TO_GUEST,
    **more: Any,
) -> None:
    register(MailKind(slug, title, subject, body, samples, button, group=TO_GUESTS, **more))


_to_guest(
    "booking.requested",
    _("Booking confirmed"),
    _("Confirmed: {when}"),
    _(
        "Hello {name},\n\nYour time is reserved, and the invitation for your calendar is attached.\n\n"
        "You have another time on {other_when}. If you need only one, move or cancel that one: {other_url}\n\n"
        "{preparing}\n\n{waiting}\n\n{changing}"
    ),
    _("Move or cancel"),
    samples={**TO_GUEST, **OTHER, **OF_A_CALL},
    still_wanted=_same_booking,
    sample_card=CARD,
)
_to_guest(
    "booking.moved",
    _("Booking moved"),
    _("New time: {when}"),
    _("Hello {name},\n\nYour time has moved to the one above.\n\n{effect}\n\nThe attached invitation updates your calendar."),
    _("Move or cancel"),
    samples={**TO_GUEST, **ELSEWHERE},
    still_wanted=_same_booking,
    mandatory=("effect",),
    sample_card=CARD,
)
_to_guest(
    "booking.canceled",
    _("Booking canceled"),
    _("Canceled: {when}"),
    _(
        "Hello {name},\n\nThis time is canceled, and the attached file takes it out of your calendar.\n\n"
        "{effect}\n\n{coach} writes: {word}\n\n{again}"
    ),
    _("Choose another time"),
    samples={**SAMPLES, **WORD, **LATE, **AGAIN},
    mandatory=("word", "effect"),
    sample_card=_over(CARD.headline, CARD.line, "Canceled: Free consultation"),
)
_to_guest(
    "booking.please_move",
    _("Please choose another time"),
    _("Please choose another time: {title}"),
    _(
        "Hello {name},\n\n{coach} can't make the time you booked.\n\n{coach} writes: {word}\n\n"
        "Please choose another. Until you do, nothing changes."
    ),
    _("Choose another time"),
    samples={**SAMPLES, **WORD},
    still_wanted=_still_ahead,
    mandatory=("word",),
    sample_card=_over(_("Please choose another time"), THEN, CARD.eyebrow),
)
_to_guest(
    "booking.reminder",
    _("Reminder"),
    _("Soon: {when}"),
    _(
        "Hello {name},\n\nA short reminder of your time with {coach}.\n\n{questions}\n\n"
        "If it no longer works for you, move or cancel it."
    ),
    _("Move or cancel"),
    samples={**TO_GUEST, **QUESTIONS},
    still_wanted=_still_ahead,
    mandatory=("questions",),
    sample_card=CARD,
)
_to_guest(
    "booking.thanks",
    _("Thanks, after it was held"),
    _("Thank you for your time, {name}"),
    _(
        "Hello {name},\n\nThank you for talking with me. If a question comes up later, reply to this email: it reaches me.\n\n"
        "{coach}"
    ),
    samples=SAMPLES,
    still_wanted=_was_held,
)
_to_guest(
    "booking.missed",
    _("Missed each other"),
    _("We missed each other"),
    _("Hello {name},\n\nIt happens, and there's no need to explain.\n\n{effect}\n\n{again}\n\n{coach}"),
    _("Choose another time"),
    samples={**SAMPLES, **MISSED, "again": "If you would still like to talk, choose another time whenever you're ready."},
    still_wanted=_was_missed,
    mandatory=("effect",),
    sample_card=_over(_("We missed each other"), THEN, CARD.eyebrow),
)

_FACTS = _("{guest} ({email})\n{title}\n{coach_when}\nFor {guest}: {when}\n{where}\n\nBooked by {booker}")
ANSWERS = {
    "phone": "+49 30 1234",
    "answers": "What brings you here?\nI was laid off in March and don't know whom to write to first.",
}
for _what, _title, _subject, _wanted, _more, _samples in [
    (
        "requested",
        _("New booking"),
        _("New booking · {guest}"),
        _same_booking,
        _("\n\nPhone: {phone}\n\n{answers}"),
        ANSWERS,
    ),
    ("moved", _("Booking moved"), _("Booking moved · {guest}"), _same_booking, "\n\n{effect}", ELSEWHERE),
    (
        "canceled",
        _("Booking canceled"),
        _("Booking canceled · {guest}"),
        lambda facts: True,
        _("\n\n{effect}\n\nYour message: {word}"),
        {**LATE_TO_COACH, **WORD},
    ),
    ("reminder", _("Reminder"), _("Soon: {guest}"), _still_ahead, "", {}),
]:
    register(
        MailKind(
            f"coach.{_what}",
            _title,
            _subject,
            format_lazy("{}{}", _FACTS, _more),
            {**TO_COACH, **_samples},
            _("Open the booking"),
            still_wanted=_wanted,
            group=TO_COACHES,
            mandatory=("guest", "coach_when", *(name for name in _samples if name in {"effect", "answers"})),
        )
    )

BOOKED_FOR = {
    "booker.requested": _("For %(guest)s: %(title)s"),
    "booker.moved": _("New time for %(guest)s: %(title)s"),
    "booker.canceled": _("Canceled for %(guest)s: %(title)s"),
}


def _eyebrow_for_booker(what: str) -> str:
    return str(BOOKED_FOR[f"booker.{what}"]) % {"guest": SAMPLES["guest"], "title": SAMPLES["title"]}


for _what, _title, _subject, _says, _wanted in [
    (
        "requested",
        _("Booking confirmed"),
        _("Booked for {guest}: {when}"),
        _(
            "The time you chose for {guest} is reserved.\n\n"
            "{guest} has the invitation and the link to move or cancel it, and gets the reminders."
        ),
        _same_booking,
    ),
    (
        "moved",
        _("Booking moved"),
        _("New time for {guest}: {when}"),
        _("The time you booked for {guest} has moved to the one above."),
        _same_booking,
    ),
    (
        "canceled",
        _("Booking canceled"),
        _("Canceled for {guest}: {when}"),
        _("The time you booked for {guest} is canceled."),
        lambda facts: True,
    ),
]:
    register(
        MailKind(
            f"booker.{_what}",
            _title,
            _subject,
            format_lazy("{}\n\n{}", _("Hello {name},"), _says),
            TO_BOOKER,
            still_wanted=_wanted,
            group=TO_BOOKERS,
            mandatory=("guest",),
            sample_card=Card(CARD.headline, CARD.line, _eyebrow_for_booker(_what), person=CARD.person),
        )
    )
