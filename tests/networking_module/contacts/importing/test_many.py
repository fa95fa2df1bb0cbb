"""30,000 people: as many as LinkedIn lets anyone have. How long all of them take is measured by scripts/bench_importing.py."""

from django.core.files.uploadedfile import SimpleUploadedFile

from networking_module.contacts.duplicates.find import ListedPeople
from networking_module.contacts.importing import adding, choosing, reading
from networking_module.contacts.models import Contact
from tests.networking_module.contacts.importing.test_table import HEADER
from tests.networking_module.factories import NOW

COUNT = 30_000


def test_30_000_people_are_read_shown_and_added_by_portions(clara, monkeypatch):
    monkeypatch.setattr(adding, "_enqueue", lambda pk: None)
    rows = "".join(f"Anna,Berg {number},https://www.linkedin.com/in/a{number},,,,\n" for number in range(COUNT))
    found = reading.read(SimpleUploadedFile("Connections.csv", f"{HEADER}\n{rows}".encode()))
    contact_import = choosing.take_in(client=clara, found=found, now=NOW)
    choosing.tick_all(contact_import=contact_import, ticked=True)
    adding.start(contact_import=contact_import, now=NOW)
    adding.add_portion(pk=contact_import.pk, listed=ListedPeople(clara), now=NOW)
    contact_import.refresh_from_db()
    assert (contact_import.total, contact_import.done) == (COUNT, adding.PORTION)
    assert (Contact.objects.count(), contact_import.rows.count()) == (adding.PORTION, COUNT - adding.PORTION)
