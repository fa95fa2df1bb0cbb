"""Reading calendars in the background: each every ten minutes, never twice at once, never all in the same minute."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django_tasks import task

from coaching.booking.busy import refreshing
from coaching.booking.busy.errors import CannotRead
from coaching.booking.models import BusyCalendar

A_MINUTE = 5  # at least; with many calendars, a fifth of them


def enqueue_due(now: datetime) -> None:
    """Has the calendars read whose turn it is. To be asked at `now` is noted at once, so the next minute passes them by."""
    most = max(A_MINUTE, BusyCalendar.objects.count() // 5)
    for pk, asked_at in BusyCalendar.objects.due(now).values_list("pk", "asked_at")[:most]:
        with transaction.atomic():
            if BusyCalendar.objects.filter(pk=pk, asked_at=asked_at).update(asked_at=now):
                read.enqueue(pk)


@task(priority=-10)  # a confirmation goes before
def read(calendar_id: int) -> None:
    """Reads one calendar again; what went wrong is kept with it."""
    calendar = BusyCalendar.objects.select_related("coach__user").filter(pk=calendar_id).first()
    if calendar:
        with suppress(CannotRead):
            refreshing.refresh(calendar=calendar)
