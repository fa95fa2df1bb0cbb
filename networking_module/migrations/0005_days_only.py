from django.db import migrations, models


class Migration(migrations.Migration):
    """What the days have taken the place of goes."""

    dependencies = [("networking_module", "0004_fill_days")]

    operations = [
        migrations.AlterField("contact", "added_on", models.DateField(editable=False)),
        migrations.AlterField("contact", "due_on", models.DateField(blank=True, editable=False, null=True)),
        migrations.AlterField("promise", "made_on", models.DateField()),
        migrations.AlterField("touch", "on", models.DateField(verbose_name="when")),
        migrations.AlterModelOptions(
            "touch",
            {
                "ordering": ["-on", "-at", "-pk"],
                "verbose_name": "time in touch",
                "verbose_name_plural": "times in touch",
            },
        ),
        migrations.RemoveIndex("contact", "networking__client__c2517a_idx"),
        migrations.RemoveIndex("touch", "networking__contact_92d5af_idx"),
        migrations.RemoveField("contact", "due_at"),
        migrations.RemoveField("contact", "last_touch_at"),
        migrations.RemoveField("contact", "remind_at"),
        migrations.AddIndex("contact", models.Index(fields=["client", "due_on"], name="networking__client__71c478_idx")),
        migrations.AddIndex("touch", models.Index(fields=["contact", "-on", "-at"], name="networking__contact_44f8cf_idx")),
    ]
