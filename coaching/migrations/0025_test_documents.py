from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("coaching", "0024_told_after_the_sale"),
    ]

    operations = [
        migrations.AlterModelOptions(name="invoice", options={"ordering": ["-pk"]}),
        migrations.AddField("invoice", "is_test", models.BooleanField(default=False)),
        migrations.AddField("invoice", "seller_contact", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AlterField("invoice", "number", models.PositiveIntegerField()),
        migrations.AddConstraint(
            "invoice", models.UniqueConstraint(fields=["is_test", "number"], name="invoice_number_once")
        ),
    ]
