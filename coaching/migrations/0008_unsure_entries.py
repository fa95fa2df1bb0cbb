from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0007_client_days_only")]

    operations = [
        migrations.AddField("busycalendar", "unsure", models.PositiveIntegerField(default=0)),
        migrations.AddField("busycalendar", "doubts", models.JSONField(blank=True, default=list)),
    ]
