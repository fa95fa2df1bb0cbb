import django.db.models.deletion
from django.db import migrations, models


def a_touch(name):
    return models.OneToOneField(
        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name=name, to="networking_module.touch"
    )


def a_day(**options):
    return models.DateField(blank=True, null=True, **options)


DAYS = {
    "contact": ["added_on", "due_on", "last_touch_on", "remind_on"],
    "conversation": ["held_on", "looked_back_on"],
    "outreachmessage": ["sent_on", "replied_on"],
    "preparation": ["ready_on"],
    "promise": ["made_on", "closed_on"],
    "touch": ["on"],
}
TOUCHES = [
    ("conversation", "touch", "conversation"),
    ("outreachmessage", "sent_touch", "sent_message"),
    ("outreachmessage", "answer_touch", "answered_message"),
    ("promise", "touch", "kept_promise"),
]


class Migration(migrations.Migration):
    """Days beside moments, and which touch belongs to what. They are filled by the next one: PostgreSQL changes no table that it
    has just written to."""

    dependencies = [("networking_module", "0002_welcome_and_opinions")]

    operations = [
        *(migrations.AddField(model, name, a_day()) for model, names in DAYS.items() for name in names),
        *(migrations.AddField(model, name, a_touch(related)) for model, name, related in TOUCHES),
        migrations.AddField("touch", "gives", models.BooleanField(default=False)),
        migrations.AddField("promise", "from_conversation", models.BooleanField(default=False)),
        migrations.AddField("outreachmessage", "answer_asked_at", models.DateTimeField(blank=True, null=True)),
    ]
