from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0002_timeline_days")]

    operations = [
        migrations.AlterField("timelineentry", "on", models.DateField()),
        migrations.AlterModelOptions("timelineentry", {"ordering": ["-on", "-at", "-pk"]}),
        migrations.RemoveIndex("timelineentry", "coaching_ti_client__0422ed_idx"),
        migrations.AddIndex("timelineentry", models.Index(fields=["client", "-on", "-at"], name="coaching_ti_client__60b62f_idx")),
    ]
