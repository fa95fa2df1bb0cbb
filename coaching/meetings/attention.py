"""Which sessions wait for their summary: those about which a coach wrote something for the client that was never sent."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.meetings.models import MeetingNotes
from coaching.modules import Act, Attention
from coaching.people.among import among
from coaching.people.models import Client

GIVE_UP_AFTER = timedelta(days=30)


def unsent(clients: Iterable[Client], now: datetime) -> QuerySet[MeetingNotes]:
    """The notes for these clients that were not sent, of sessions that are over."""
    over = Q(meeting__booking__end__range=(now - GIVE_UP_AFTER, now)) & ~Q(meeting__booking__status=Booking.Status.CANCELED)
    found = MeetingNotes.objects.filter(over, meeting__booking__client__in=among(clients), meeting__sent_at=None)
    return found.exclude(shared="", actions={})


def attention(notes: QuerySet[MeetingNotes]) -> Iterator[Attention]:
    """A reason for each of the notes that `unsent` gives, the oldest first. One query."""
    for each in notes.select_related("meeting__booking").order_by("meeting__booking__end", "pk"):
        booking = each.meeting.booking
        words = _("You wrote down the session on %(day)s, and have not sent the summary")
        url = reverse("meetings_admin:session", args=[booking.pk])
        day = date_format(localtime(booking.start), "D, M j")
        yield Attention(booking.client_id, words % {"day": day}, f"meetings.summary:{booking.pk}", booking.end, Act.WRITE, url)
