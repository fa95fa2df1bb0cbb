from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0022_agreed_terms")]

    operations = [
        migrations.AddField("instalment", "attempts", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("instalment", "new_card_after", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("instalment", "next_try_on", models.DateField(null=True)),
    ]
