from django.db import migrations

from networking_module.contacts.keys import company_key


def fill(apps, schema_editor):
    Contact = apps.get_model("networking_module", "Contact")
    changed = []
    for contact in Contact.objects.exclude(company="").only("pk", "company").iterator():
        contact.company_key = company_key(contact.company)
        changed.append(contact)
    Contact.objects.bulk_update(changed, ["company_key"], batch_size=500)


class Migration(migrations.Migration):
    """Apart from the rows: PostgreSQL alters no table whose rows were changed in the same transaction."""

    dependencies = [("networking_module", "0002_every_week")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
