from zoneinfo import ZoneInfo

from django.db import migrations, models

BATCH = 500


def fill(apps, schema_editor):
    """The day it was, by the zone that each client lives in now."""
    entries = apps.get_model("coaching", "TimelineEntry").objects
    for zone in entries.order_by().values_list("client__timezone", flat=True).distinct():
        rows = list(entries.filter(client__timezone=zone).only("at"))
        for row in rows:
            row.on = row.at.astimezone(ZoneInfo(zone)).date()
        entries.bulk_update(rows, ["on"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("coaching", "0001_initial")]

    operations = [
        migrations.AddField("timelineentry", "on", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
