from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0023_instalment_tries")]

    operations = [
        migrations.AlterField(
            "ledgerentry",
            "kind",
            models.CharField(
                choices=[
                    ("bought", "bought"),
                    ("granted", "given by the coach"),
                    ("reserved", "reserved"),
                    ("released", "given back"),
                    ("moved", "moved to other sessions"),
                    ("used", "used"),
                    ("adjusted", "changed by the coach"),
                    ("expired", "ended"),
                    ("extended", "extended"),
                    ("refunded", "refunded"),
                    ("lost", "lost in a dispute"),
                    ("frozen", "frozen"),
                    ("thawed", "free again"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            "discrepancy",
            "kind",
            models.CharField(
                choices=[
                    ("amount", "another amount than was sold"),
                    ("currency", "another currency than was sold"),
                    ("unknown", "a payment that was not begun here"),
                    ("gone", "a payment for someone or something that is gone"),
                    ("unreadable", "a payment that this key cannot read"),
                    ("twice", "paid twice"),
                    ("refund", "a refund to decide about"),
                    ("refund_failed", "a refund that did not go through"),
                    ("unknown_refund", "a refund of a payment that is not known here"),
                    ("unknown_dispute", "a dispute of a payment that is not known here"),
                    ("instalment", "an instalment that fits no plan"),
                    ("failed", "a payment that a bank refused"),
                    ("refunded", "a refund that was made at Stripe"),
                    ("decided", "a dispute that was decided"),
                ],
                max_length=20,
            ),
        ),
    ]
