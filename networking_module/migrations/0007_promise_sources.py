import django.db.models.deletion
from django.db import migrations, models


def source(model):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="promises",
        to=f"networking_module.{model}",
    )


class Migration(migrations.Migration):
    """Where a promise came from, and several kept by one message."""

    dependencies = [("networking_module", "0006_must_not_know")]

    operations = [
        migrations.AddField("promise", "message", source("outreachmessage")),
        migrations.AddField("promise", "conversation", source("conversation")),
        migrations.AlterField(
            "promise",
            "touch",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="kept_promises",
                to="networking_module.touch",
            ),
        ),
    ]
