"""The guarantee that a coach is never booked twice, given by the database itself.

PostgreSQL has exclusion constraints. SQLite has none, so triggers say the same; they are made after every migration,
because SQLite's way of altering a table recreates it and silently drops its triggers.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import connections
from django.db.models import F, Func, Q
from django.db.models.signals import post_migrate
from django.dispatch import receiver


class _Blocked(Func):
    """The half-open time that a booking blocks."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class NoOverlap(ExclusionConstraint):
    """PostgreSQL's part; on other databases it does nothing at all."""

    def __init__(self, *, name):
        super().__init__(
            name=name,
            expressions=[
                (_Blocked(F("blocked_start"), F("blocked_end")), RangeOperators.OVERLAPS),
                (F("coach"), RangeOperators.EQUAL),
            ],
            condition=~Q(status="canceled"),
        )

    def deconstruct(self):
        path, _args, _kwargs = super().deconstruct()
        return path, (), {"name": self.name}

    def create_sql(self, model, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return None
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        return super().create_sql(model, schema_editor)

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return None
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        return super().constraint_sql(model, schema_editor)

    def remove_sql(self, model, schema_editor):
        return super().remove_sql(model, schema_editor) if schema_editor.connection.vendor == "postgresql" else None

    def validate(self, model, instance, exclude=None, using="default"):
        """The verbs look under a lock and the database has the last word; a form has nothing to add."""


MESSAGE = "no_overlap: this time is taken"
_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON coaching_booking
WHEN NEW.status <> 'canceled' AND EXISTS (
    SELECT 1 FROM coaching_booking AS other
    WHERE other.coach_id = NEW.coach_id AND other.id IS NOT NEW.id AND other.status <> 'canceled'
      AND other.blocked_start < NEW.blocked_end AND NEW.blocked_start < other.blocked_end
)
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
TRIGGERS = {"no_overlap_insert": "INSERT", "no_overlap_update": "UPDATE"}


@receiver(post_migrate)
def make_triggers(sender, using="default", **kwargs):
    """SQLite's part of the guarantee."""
    connection = connections[using]
    if sender.name != "coaching" or connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name, event in TRIGGERS.items():
            cursor.execute(_TRIGGER.format(name=name, event=event, message=MESSAGE))
