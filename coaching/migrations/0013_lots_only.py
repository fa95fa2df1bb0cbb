import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0012_lots_of_what_was_bought")]

    operations = [
        migrations.AlterField("purchase", "bought_on", models.DateField()),
        migrations.RemoveField("purchase", "payment_reference"),
        migrations.RemoveField("purchase", "expires_at"),
        migrations.RemoveField("purchase", "expires_on"),
        migrations.RemoveField("ledgerentry", "purchase"),
        migrations.AlterField(
            "ledgerentry",
            "lot",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="coaching.lot"),
        ),
        migrations.AddConstraint(
            "checkout",
            models.UniqueConstraint(
                fields=["client", "package"],
                name="one_checkout_under_way",
                condition=models.Q(status__in=["open", "pending"], request=None),
            ),
        ),
    ]
