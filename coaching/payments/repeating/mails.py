"""The one email about several sessions that were booked together: one to the client, one to the coach."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from coaching.booking import calendar, places
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.mail.outbox import send
from coaching.payments.account.mails import sessions
from coaching.people.links import own_page_if_any
from coaching.people.models import Client
from coaching.practice.addresses import absolute
from coaching.practice.zones import spoken

SAMPLES = {
    "name": "Clara",
    "coach": "Dana Reyes",
    "client": "Clara Lind",
    "what": "2 sessions",
    "first": "Tuesday, March 3, 2026, 9 a.m. New York time (EST)",
    "where": "video call",
    "times": "– Tuesday, March 3, 2026, 9 a.m. New York time (EST): https://example.org/1/\n"
    "– Tuesday, March 17, 2026, 9 a.m. New York time (EDT): https://example.org/2/",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}

register(
    MailKind(
        "payments.series",
        _("Several sessions were booked"),
        _("{what}, from {first} on"),
        _(
            "Hello {name},\n\n{coach} has reserved {what} for you:\n\n{times}\n\nWhere: {where}\n\n"
            "The attached file puts them all into your calendar. The link of each moves or cancels that one."
        ),
        SAMPLES,
        button=_("See my sessions"),
        mandatory=("times", "where"),
    )
)
register(
    MailKind(
        "coach.series",
        _("Several sessions were booked"),
        _("{what} booked · {client}"),
        _("{what} of {client} are booked:\n\n{times}\n\nThe attached file puts them all into your calendar."),
        SAMPLES,
        button=_("Open the client"),
        group=TO_COACHES,
        mandatory=("client", "times"),
    )
)


def tell(client: Client, booked: Sequence[Booking]) -> None:
    """Lists them all, to each by their own clock."""
    values = {"name": client.first_name, "coach": client.coach.name, "client": client.name, "what": sessions(len(booked))}
    _to_client(client, booked, values)
    _to_coach(client, booked, values)


def _to_client(client: Client, booked: Sequence[Booking], values: dict[str, str]) -> None:
    times = [spoken(each.start, each.zone, each.guest_clock24) for each in booked]
    links = list(zip(times, map(MANAGE.url, booked), strict=True))
    more = {"first": times[0], "where": places.where_of_all(booked), "times": _listed(links), "links": links}
    send(
        "payments.series",
        to=client.email,
        sender=client.coach,
        cause=f"series:{booked[0].uid}",
        context={**values, **more, "url": own_page_if_any(client, "payments:sessions")},
        attachments=[calendar.of_several(calendar.guest_event(each, calendar.PUBLISH) for each in booked)],
    )


def _to_coach(client: Client, booked: Sequence[Booking], values: dict[str, str]) -> None:
    times = [spoken(each.start, client.coach.timezone) for each in booked]
    links = [(time, absolute("booking_admin:booking", each.pk)) for time, each in zip(times, booked, strict=True)]
    send(
        "coach.series",
        to=client.coach.email,
        reply_to=client.email,
        cause=f"series:{booked[0].uid}:coach",
        context={**values, "times": _listed(links), "links": links, "url": absolute("desk:client", client.pk)},
        attachments=[calendar.of_several(calendar.coach_event(each, calendar.PUBLISH) for each in booked)],
    )


def _listed(links: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"– {time}: {url}" for time, url in links)
