"""The weekly mail, and the one line that takes its place in a quiet week."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coaching.client_area import digest_card
from coaching.client_area.letter import Letter
from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.mail.cards import Card
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.practice.days import day_after

register(
    MailKind(
        "client_area.digest",
        _("The weekly email"),
        _("{what}"),
        _("{well}\n\n{also}\n\n{ending}"),
        {
            "what": _("Prepare before you write, and two more"),
            "name": "Clara",
            "well": _("Two people got back to you this week."),
            "also": _("Also new: “A first step”"),
            "ending": _("1 session of “Four sessions” ends on December 20"),
            "practice": SAMPLE_PRACTICE,
        },
        sample_card=Card(
            "Prepare before you write",
            "An exercise from your coach",
            "Tuesday. Fifteen minutes.",
            dots=(True, True, False, True, True),
            buttons=((_("Begin"), "https://example.org/"),),
        ),
    )
)
register(
    MailKind(
        "client_area.quiet_week",
        _("The weekly email in a quiet week"),
        _("Your quiet week"),
        _("{name}, this is your quiet week: nothing is asked of you until {day}."),
        {"name": "Clara", "day": "Monday, November 30", "practice": SAMPLE_PRACTICE},
    )
)


def digest(letter: Letter, cause: str) -> None:
    """The card of the client's home; the first thing is what the subject names."""
    client, stop = letter.plan.client, STOP_WEEKLY_MAIL.url(letter.plan.client)
    context = {
        "what": digest_card.subject(letter),
        "name": client.first_name,
        "well": letter.plan.well,
        "also": _also(letter.also),
        "ending": "\n".join(letter.plan.ending),
        "card": digest_card.card_of(letter),
        "below": digest_card.below_of(letter, stop),
    }
    _send("client_area.digest", client, cause, context, stop)


def _also(texts: Sequence[str]) -> str:
    """What is new besides, in one line."""
    return _now("Also new: %(titles)s") % {"titles": ", ".join(f"“{each}”" for each in texts)} if texts else ""


def quiet_week(client, quiet, cause):
    day = date_format(day_after(quiet.last_day), "l, F j")
    _send("client_area.quiet_week", client, cause, {"name": client.first_name, "day": day}, STOP_WEEKLY_MAIL.url(client))


def _send(kind, client, cause, context, stop):
    send(kind, to=client.email, sender=client.coach, cause=cause, context=context, facts={"stop": stop})
