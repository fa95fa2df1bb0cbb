import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def give_each_to_its_coach(apps, schema_editor):
    """What was noted until now was one text for all staff: it is taken for that of the session's coach."""
    MeetingNotes, PrivateNote = (apps.get_model("coaching", name) for name in ("MeetingNotes", "PrivateNote"))
    rows = MeetingNotes.objects.exclude(private="").select_related("meeting__booking__coach")
    for notes in rows.iterator(500):
        revisions = {"private": notes.revisions.get("private", 1)}
        facts = {"meeting_id": notes.meeting_id, "author_id": notes.meeting.booking.coach.user_id}
        made = PrivateNote.objects.create(**facts, private=notes.private, revisions=revisions)
        PrivateNote.objects.filter(pk=made.pk).update(updated_at=notes.updated_at)


def put_back(apps, schema_editor):
    """One text again: of several of one session, one after the other."""
    MeetingNotes, PrivateNote = (apps.get_model("coaching", name) for name in ("MeetingNotes", "PrivateNote"))
    for note in PrivateNote.objects.exclude(private="").order_by("pk").iterator(500):
        notes, _made = MeetingNotes.objects.get_or_create(meeting_id=note.meeting_id)
        words = "\n\n".join(filter(None, [notes.private, note.private]))
        MeetingNotes.objects.filter(pk=notes.pk).update(private=words, revisions={**notes.revisions, **note.revisions})


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0055_weekly_email"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="timelineentry",
            name="coach_text",
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name="PrivateNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revisions", models.JSONField(default=dict)),
                ("private", models.TextField(blank=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="private_notes", to="coaching.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("meeting", "author"), name="private_note_once_per_author")],
            },
        ),
        migrations.RunPython(give_each_to_its_coach, put_back),
        migrations.RemoveField(
            model_name="meetingnotes",
            name="private",
        ),
    ]
