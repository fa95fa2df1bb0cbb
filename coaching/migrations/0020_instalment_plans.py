import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WHO = {"null": True, "on_delete": django.db.models.deletion.SET_NULL, "related_name": "+", "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    """A plan is there before its purchase. No plan was ever made without this, so each one's checkout can be asked for."""

    dependencies = [("coaching", "0019_offered_terms"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AlterModelOptions("instalmentplan", options={"ordering": ["-created_at", "-pk"]}),
        migrations.AddField(
            "instalmentplan",
            "checkout",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="plan", to="coaching.checkout"
            ),
        ),
        migrations.AlterField(
            "instalmentplan",
            "checkout",
            models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="plan", to="coaching.checkout"),
        ),
        migrations.AddField("instalmentplan", "stop_asked_at", models.DateTimeField(null=True)),
        migrations.AddField("instalmentplan", "stop_asked_by", models.ForeignKey(**WHO)),
        migrations.AddField(
            "instalmentplan", "reason", models.CharField(blank=True, default="", max_length=200, verbose_name="reason"), False
        ),
        migrations.AlterField("instalmentplan", "customer_id", models.CharField(max_length=255, unique=True)),
        migrations.AlterField(
            "instalmentplan",
            "purchase",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="coaching.purchase"
            ),
        ),
        migrations.AlterField(
            "instalmentplan",
            "status",
            models.CharField(
                choices=[
                    ("starting", "starting"),
                    ("active", "being paid"),
                    ("finished", "finished"),
                    ("stopped", "stopped"),
                ],
                default="starting",
                max_length=10,
            ),
        ),
        migrations.AddField("instalment", "waive_asked_at", models.DateTimeField(null=True)),
        migrations.AddField("instalment", "waive_asked_by", models.ForeignKey(**WHO)),
        migrations.AddField(
            "instalment", "reason", models.CharField(blank=True, default="", max_length=200, verbose_name="reason"), False
        ),
        migrations.AlterField(
            "instalment",
            "plan",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="instalments", to="coaching.instalmentplan"
            ),
        ),
        migrations.AlterField(
            "instalment",
            "status",
            models.CharField(
                choices=[
                    ("due", "to come"),
                    ("paid", "paid"),
                    ("failed", "not paid yet"),
                    ("forgiven", "waived"),
                    ("canceled", "canceled"),
                ],
                default="due",
                max_length=10,
            ),
        ),
    ]
