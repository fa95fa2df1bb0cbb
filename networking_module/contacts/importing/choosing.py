"""From a file to rows to choose from, and the ticks on them."""

from django.db import transaction

from networking_module.contacts.importing.matching import OnTheList, People, keys_of
from networking_module.contacts.models import ContactImport, ImportRow

State = ContactImport.State


@transaction.atomic
def take_in(*, client, found, now):
    """Puts what was read (`reading.Found`) before the client, nobody ticked. What still waited to be chosen from is dropped."""
    for earlier in client.contact_imports.filter(state=State.CHOOSING):
        stop(contact_import=earlier, now=now)
    contact_import = ContactImport(client=client, source=found.source, read=len(found.people), unnamed=found.unnamed)
    contact_import.created_at = now
    contact_import.save()
    rows = list(_rows(contact_import, found.people))
    contact_import.known = sum(1 for row in rows if row.known)
    contact_import.save(update_fields=["known"])
    ImportRow.objects.bulk_create(rows, batch_size=2000)
    return contact_import


def _rows(contact_import, people):
    listed, in_file = OnTheList(contact_import.client), People()
    for number, person in enumerate(people, start=1):
        keys = keys_of(person)
        known = listed.why_known(keys) or (ImportRow.Known.TWICE if in_file.why_known(keys) else "")
        in_file.note(keys)
        yield ImportRow(contact_import=contact_import, number=number, known=known, **vars(person))


def tick(*, contact_import, shown, ticked):
    """Keeps the ticks of one page: of the rows `shown` (numbers of the rows) those in `ticked`."""
    rows = contact_import.rows.new().filter(number__in=shown)
    rows.filter(number__in=ticked).update(ticked=True)
    rows.exclude(number__in=ticked).update(ticked=False)


def tick_all(*, contact_import, ticked, words=""):
    """Ticks everyone who is new, or nobody; with `words`, only those who are found by them."""
    contact_import.rows.new().search(words).update(ticked=ticked)


def press(*, contact_import, button, shown, ticked, words=""):
    """What a button of the page does to ticks: those of the page are kept, then "tick_page", "tick_all" or "tick_none"."""
    tick(contact_import=contact_import, shown=shown, ticked=shown if button == "tick_page" else ticked)
    if button in {"tick_all", "tick_none"}:
        tick_all(contact_import=contact_import, ticked=button == "tick_all", words=words)


@transaction.atomic
def stop(*, contact_import, now):
    """Forgets what was read, unless adding has begun. Gives whether it did."""
    waiting = ContactImport.objects.filter(pk=contact_import.pk, state=State.CHOOSING)
    stopped = bool(waiting.update(state=State.STOPPED, finished_at=now))
    if stopped:
        contact_import.rows.all().delete()
    return stopped
