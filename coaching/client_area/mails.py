"""The weekly mail, and the one line that takes its place in a quiet week."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.practice.addresses import absolute, address
from coaching.practice.days import day_after

register(
    MailKind(
        "client_area.digest",
        _("The weekly email"),
        _("Your week at {practice}"),
        _(
            "Hello {name},\n\nThis comes first:\n{first}\n\n{rest}\n\nEverything is on your page: {home}\n\n"
            "Another day or hour, or no weekly email: {stop}"
        ),
        {
            "name": "Clara",
            "first": "Your coach commented on “Prepare before you write”",
            "rest": "Then:\n– New: “A first step”, by Friday, December 4\n– Session: Tuesday, December 1, 2026, 10 a.m.",
            "home": "https://example.org/",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
            "stop": "https://example.org/",
        },
        _("Begin with this"),
        mandatory=("first", "rest", "stop"),
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


def digest(client, lines, cause):
    """`lines` are the client's own (digest_lines.Line), one at least; the first is what the button leads to."""
    first, *others = lines
    rest = "\n".join([_now("Then:"), *(f"– {_told(line)}" for line in others)]) if others else ""
    stop = STOP_WEEKLY_MAIL.url(client)
    context = {
        "name": client.first_name,
        "first": _told(first),
        "rest": rest,
        "home": absolute("client_area:home"),
        "links": [link for line in lines for link in _links(line)],
        "url": address(first.url) if first.url else absolute("client_area:home"),
        "stop": stop,
    }
    _send("client_area.digest", client, cause, context, stop)


def _told(line):
    """A line with what can be done about it below."""
    return "\n".join([line.text, *(f"{label}: {url}" for label, url in _links(line))])


def _links(line):
    return [(str(action.label), address(action.url)) for action in line.actions]


def quiet_week(client, quiet, cause):
    day = date_format(day_after(quiet.last_day), "l, F j")
    _send("client_area.quiet_week", client, cause, {"name": client.first_name, "day": day}, STOP_WEEKLY_MAIL.url(client))


def _send(kind, client, cause, context, stop):
    send(kind, to=client.email, sender=client.coach, cause=cause, context=context, facts={"stop": stop})
