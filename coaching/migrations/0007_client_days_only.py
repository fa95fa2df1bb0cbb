from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0006_client_days")]

    operations = [
        migrations.AlterField("submission", "submitted_on", models.DateField()),
        migrations.AlterField("review", "reviewed_on", models.DateField()),
        migrations.AlterField("reply", "written_on", models.DateField()),
        migrations.AlterField("ledgerentry", "on", models.DateField()),
        migrations.AlterField("purchase", "expires_on", models.DateField(blank=True, null=True)),
    ]
