"""What is new since the last look."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet

from coaching.desk.today.models import LastLook

ONE_LOOK = timedelta(hours=1)  # coming back within it is the same look


def before(user: User) -> QuerySet[LastLook, datetime]:
    """`last_look` for what asks the database, a row or none."""
    return LastLook.objects.filter(user=user).order_by().values_list("before", flat=True)


def last_look(user: User) -> datetime | None:
    """The moment since which things are new to this person; None before their first look. Changes nothing."""
    return before(user).first()


def look(*, user: User, now: datetime) -> datetime | None:
    """Notes that this person opens the desk, and says as `last_look` what is new to them. Opened again within an hour, it is
    the same look: nothing moves."""
    found = LastLook.objects.filter(user=user).first()
    if found is None:
        LastLook.objects.get_or_create(user=user, defaults={"opened_at": now, "before": now})
        return None
    if now - found.opened_at >= ONE_LOOK:
        # Of two that arrive at once, one moves it.
        LastLook.objects.filter(pk=found.pk, opened_at=found.opened_at).update(before=found.opened_at, opened_at=now)
        return found.opened_at
    return found.before
