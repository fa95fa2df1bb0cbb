from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0014_packages_on_pages")]

    operations = [
        migrations.AddField("lot", "closed_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "lot", models.Index(condition=models.Q(closed_at=None), fields=["expires_on"], name="lots_to_end")
        ),
    ]
