from django.db import migrations

from networking_module.contacts.names import name_key
from networking_module.contacts.normalize import company_key

BATCH = 1000


def fill_keys(apps, schema_editor):
    Contact = apps.get_model("networking_module", "Contact")
    changed = []
    for contact in Contact.objects.only("name", "company", "name_key", "company_key").iterator(chunk_size=BATCH):
        keys = (name_key(contact.name), company_key(contact.company))
        if keys != (contact.name_key, contact.company_key):
            contact.name_key, contact.company_key = keys
            changed.append(contact)
    Contact.objects.bulk_update(changed, ["name_key", "company_key"], batch_size=BATCH)


def name_employers_once(apps, schema_editor):
    """Of two writings that are one employer now, the earlier stays."""
    named = {}
    employers = apps.get_model("networking_module", "UnawareEmployer").objects
    for employer in employers.order_by("pk"):
        if named.setdefault((employer.client_id, company_key(employer.name)), employer) is not employer:
            employer.delete()
    for (_client, key), employer in named.items():
        employers.filter(pk=employer.pk).update(company_key=key)


class Migration(migrations.Migration):
    """What tells names and companies apart is worked out as it is now."""

    dependencies = [("networking_module", "0008_direction_words")]

    operations = [
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
        migrations.RunPython(name_employers_once, migrations.RunPython.noop),
    ]
