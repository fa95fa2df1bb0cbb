"""Where bookings go when two entries of one person become one, and which clock the words about them name from then on."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Left, Replace
from django.utils.translation import ngettext

from coaching.booking.models import Booking, BookingEvent
from coaching.people.merge_rules import joins, move
from coaching.people.models import Client, TimelineEntry
from coaching.practice.zones import spoken, spoken_day


@joins(Booking, lambda count: ngettext("%(count)d booking", "%(count)d bookings", count) % {"count": count})
def join_bookings(kept: Client, other: Client, now: datetime) -> None:
    """The timeline says each time by the kept one's clock."""
    lines = TimelineEntry.objects.filter(client__in=[kept, other])
    for field in ("text", "coach_text"):
        reword(lines, field, kept, other)
    move(Booking, kept, other)


def reword(rows: QuerySet[Any], name: str, kept: Client, other: Client) -> None:
    """Puts the kept one's clock into the field `name` of these rows, wherever it names the time of a booking by the other's."""
    if kept.timezone == other.timezone:
        return
    for was, becomes in _times(kept, other):
        words, longest = Replace(name, Value(was), Value(becomes)), rows.model._meta.get_field(name).max_length
        rows.filter(**{f"{name}__contains": was}).update(**{name: Left(words, longest) if longest else words})


def _times(kept: Client, other: Client) -> Iterator[tuple[str, str]]:
    """Each time that a booking of theirs has or had, by both clocks; of sessions before the practice came here the date."""
    both = [kept.pk, other.pk]
    now_booked = Booking.objects.filter(client__in=both).order_by().values_list("start", flat=True)
    noted = BookingEvent.objects.filter(booking__client__in=both).order_by().values_list("start", flat=True)
    for start in sorted({*now_booked, *noted}):
        yield spoken(start, other.timezone), spoken(start, kept.timezone)
    for past in Booking.objects.filter(client__in=both, past__isnull=False).select_related("appointment_type"):
        was, becomes = (spoken_day(past.start, each.timezone) for each in (other, kept))
        yield f"{past.appointment_type.title}, {was}", f"{past.appointment_type.title}, {becomes}"
