"""When a client was last active."""

from datetime import UTC, datetime, timedelta

from coaching.people.models import ActiveDay
from coaching.people.timeline import seen

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_what_is_noted_late_takes_nothing_back(clara):
    for days in (1, 9, 3):
        seen(client=clara, at=NOW - timedelta(days=days))
    assert clara.last_active_at == NOW - timedelta(days=1)
    clara.refresh_from_db()
    assert clara.last_active_at == NOW - timedelta(days=1)
    assert ActiveDay.objects.filter(client=clara).count() == 3
