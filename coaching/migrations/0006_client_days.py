from zoneinfo import ZoneInfo

from django.db import migrations, models

BATCH = 500
DAYS = [
    ("Submission", "submitted_at", "submitted_on", "assignment__client"),
    ("Review", "reviewed_at", "reviewed_on", "submission__assignment__client"),
    ("Reply", "written_at", "written_on", "assignment__client"),
    ("LedgerEntry", "at", "on", "client"),
    ("Purchase", "expires_at", "expires_on", "client"),
]


def fill(apps, schema_editor):
    """The days it was, by the zone that each client lives in now."""
    for model, moment, day, client in DAYS:
        known = apps.get_model("coaching", model).objects.filter(**{f"{moment}__isnull": False}).order_by()
        for zone in set(known.values_list(f"{client}__timezone", flat=True)):
            rows = list(known.filter(**{f"{client}__timezone": zone}).only(moment))
            for row in rows:
                setattr(row, day, getattr(row, moment).astimezone(ZoneInfo(zone)).date())
            known.bulk_update(rows, [day], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("coaching", "0005_help_beyond")]

    operations = [
        *[migrations.AddField(model, day, models.DateField(null=True)) for model, _moment, day, _client in DAYS],
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
