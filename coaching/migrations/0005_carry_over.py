"""Data of its own migration: PostgreSQL alters no table whose rows were just changed in the same transaction."""

from django.db import migrations
from django.db.models import F


def carry_over(apps, schema_editor):
    """What was given and answered so far is open and told; everyone with an account has preferences."""
    models = {name: apps.get_model("coaching", name) for name in ("Assignment", "Review", "Client", "Preferences")}
    models["Assignment"].objects.update(opened_at=F("assigned_at"), told_at=F("assigned_at"))
    models["Review"].objects.update(told_at=F("reviewed_at"), read_at=F("reviewed_at"))
    clients = models["Client"].objects.filter(user__isnull=False)
    models["Preferences"].objects.bulk_create([models["Preferences"](client=each) for each in clients])


class Migration(migrations.Migration):
    dependencies = [("coaching", "0004_exercises_complete")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
