"""Private notes and a review's comments are saved with revision numbers; each note has the key of the form that made it."""

from uuid import uuid4

from django.db import migrations, models


def give_keys(apps, schema_editor):
    """An AddField gives every row the same default."""
    Note = apps.get_model("coaching", "Note")
    notes = list(Note.objects.only("pk"))
    for note in notes:
        note.key = uuid4()
    Note.objects.bulk_update(notes, ["key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("coaching", "0008_account_mails")]

    operations = [
        migrations.AddField("note", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField("note", "key", models.UUIDField(default=uuid4, editable=False)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            "note", models.UniqueConstraint(fields=["client", "key"], name="note_key_once_per_client")
        ),
        migrations.AddField("reviewdraft", "revisions", models.JSONField(blank=True, default=dict)),
    ]
