from django.db import migrations, models

from networking_module.contacts.normalize import profile_key

BATCH = 1000


def fill_profile_keys(apps, schema_editor):
    Contact = apps.get_model("networking_module", "Contact")
    changed = []
    for contact in Contact.objects.exclude(profile="").only("profile", "profile_key").iterator(chunk_size=BATCH):
        key = profile_key(contact.profile)
        if key != contact.profile_key:
            contact.profile_key = key
            changed.append(contact)
    Contact.objects.bulk_update(changed, ["profile_key"], batch_size=BATCH)


class Migration(migrations.Migration):
    """What came of a file's lines is kept until its client has chosen; one profile on LinkedIn has one key in any writing."""

    dependencies = [("networking_module", "0011_import_days_only")]

    operations = [
        migrations.AddField("contact", "notes_from_file", models.TextField(blank=True, editable=False)),
        migrations.AddField("contactimport", "report", models.JSONField(blank=True, default=dict)),
        migrations.AddField("importrow", "notes", models.TextField(blank=True, max_length=5000)),
        migrations.RunPython(fill_profile_keys, migrations.RunPython.noop),
    ]
