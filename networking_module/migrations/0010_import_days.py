from zoneinfo import ZoneInfo

from django.db import migrations, models

BATCH = 500


def fill(apps, schema_editor):
    """The day it was, by the zone that each client lives in now."""
    imports = apps.get_model("networking_module", "ContactImport").objects
    rows = list(imports.select_related("client").only("created_at", "client__timezone"))
    for row in rows:
        row.on = row.created_at.astimezone(ZoneInfo(row.client.timezone)).date()
    imports.bulk_update(rows, ["on"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("networking_module", "0009_keys_again")]

    operations = [
        migrations.AddField("contactimport", "on", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
