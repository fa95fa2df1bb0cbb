"""The story of one booking as its coach reads it: what happened, and what the guest was mailed."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.booking.models import BookingEvent
from coaching.mail import kinds
from coaching.mail.models import Message
from coaching.practice.zones import spoken

WORDS = {
    "requested": gettext_lazy("Booked for %(start)s"),
    "moved": gettext_lazy("Moved to %(start)s"),
    "canceled": gettext_lazy("Canceled: %(start)s"),
    "held": gettext_lazy("Marked as held"),
    "no_show": gettext_lazy("Marked as “did not come”"),
    "reopened": gettext_lazy("The mark was undone"),
}


def story(booking, zone):
    """[{at, text, note}], the oldest first; times are spoken by the clock of `zone`. Two queries."""
    return sorted([*_events(booking, zone), *_mails(booking)], key=lambda each: each["at"])


def _events(booking, zone):
    before = None
    events = list(booking.events.all()) or [BookingEvent(what="requested", at=booking.created_at, start=booking.start)]
    for event in events:
        was = _("Previously: %(start)s.") % {"start": spoken(before, zone)} if event.what == "moved" and before else ""
        yield {"at": event.at, "text": WORDS[event.what] % {"start": spoken(event.start, zone)}, "note": was}
        before = event.start


def _mails(booking):
    afterwards = Q(cause__in=[f"booking.thanks:{booking.uid}", f"booking.missed:{booking.uid}"])
    mails = Message.objects.filter(Q(cause__startswith=f"booking:{booking.uid}:") | afterwards)
    for message in mails.filter(kind__startswith="booking."):
        text = _("Email to %(to)s: %(title)s") % {"to": message.to, "title": kinds.kind(message.kind).title}
        yield {"at": message.sent_at or message.created_at, "text": text, "note": message.get_state_display()}
