"""The one email about several sessions that were booked together."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.payments.account.mails import sessions
from coaching.people.links import own_page
from coaching.people.models import Client
from coaching.practice.zones import spoken

register(
    MailKind(
        "payments.series",
        _("Several sessions were booked"),
        _("{what}, from {first} on"),
        _(
            "Hello {name},\n\n{coach} has reserved {what} for you:\n\n{times}\n\n"
            "An email of its own brings the invitation for each, so that your calendar takes it. There you can also move or "
            "cancel a single one."
        ),
        {
            "name": "Clara",
            "coach": "Dana Reyes",
            "what": "2 sessions",
            "first": "Tuesday, March 3, 2026, 9 a.m. New York time (EST)",
            "times": "– Tuesday, March 3, 2026, 9 a.m. New York time (EST)\n"
            "– Tuesday, March 17, 2026, 9 a.m. New York time (EDT)",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("See my sessions"),
        mandatory=("times",),
    )
)


def tell(client: Client, booked: Sequence[Booking]) -> None:
    """Lists them all by the client's clock."""
    times = [spoken(booking.start, client.timezone) for booking in booked]
    values = {
        "name": client.first_name,
        "coach": client.coach.name,
        "what": sessions(len(booked)),
        "first": times[0],
        "times": "\n".join(f"– {time}" for time in times),
        "url": own_page(client, "payments:sessions"),
    }
    send("payments.series", to=client.email, sender=client.coach, cause=f"series:{booked[0].uid}", context=values)
