"""30,000 people: as many as LinkedIn lets anyone have."""

from django.core.files.uploadedfile import SimpleUploadedFile

from networking_module.contacts.importing import adding, choosing, reading
from networking_module.contacts.models import Contact
from tests.networking_module.contacts.importing.test_table import HEADER
from tests.networking_module.factories import NOW

COUNT = 30_000


def test_30_000_people_come_in_at_once(clara):
    rows = "".join(f"Anna,Berg {n},https://www.linkedin.com/in/a{n},,Acme {n % 900},Engineer,05 Mar 2024\n" for n in range(COUNT))
    found = reading.read(SimpleUploadedFile("Connections.csv", f"{HEADER}\n{rows}".encode()))
    contact_import = choosing.take_in(client=clara, found=found, now=NOW)
    choosing.tick_all(contact_import=contact_import, ticked=True)
    adding.start(contact_import=contact_import, now=NOW)
    contact_import.refresh_from_db()
    assert (contact_import.state, contact_import.added, Contact.objects.count()) == ("done", COUNT, COUNT)
