"""From a file to rows to choose from, and the ticks on them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from coaching.people.models import Client
from networking_module.contacts.duplicates.find import ListedPeople
from networking_module.contacts.duplicates.rule import Match, People, signs_of
from networking_module.contacts.importing.new_details import note_new_details, take_over
from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.reading import Found
from networking_module.contacts.models import ContactImport, ImportRow
from networking_module.contacts.models.imports import RowQuerySet

State, Known = ContactImport.State, ImportRow.Known


@transaction.atomic
def take_in(*, client: Client, found: Found, now: datetime) -> ContactImport:
    """Puts what was read (`reading.Found`) before the client, nobody ticked. What still waited to be chosen from is dropped."""
    for earlier in client.contact_imports.filter(state=State.CHOOSING):
        stop(contact_import=earlier, now=now)
    contact_import = ContactImport(client=client, source=found.source, read=len(found.people), unnamed=found.unnamed)
    contact_import.created_at, contact_import.report = now, found.report.as_json()
    contact_import.save()
    rows = _rows(contact_import, found.people)
    contact_import.known = sum(1 for row in rows if row.known not in ImportRow.CHOOSABLE)
    contact_import.save(update_fields=["known"])
    ImportRow.objects.bulk_create(rows, batch_size=2000)
    return contact_import


def _rows(contact_import: ContactImport, people: Iterable[Person]) -> list[ImportRow]:
    """A row of each; what a second line of one person adds is with the first."""
    listed, in_file, rows, known = ListedPeople(contact_import.client), People(), [], []
    for number, person in enumerate(people, start=1):
        signs = signs_of(person)
        (match, contact), (again, first) = listed.find(signs), in_file.find(signs)
        row = ImportRow(contact_import=contact_import, number=number, known=_why_known(match, again), **vars(person))
        if match and match.is_sure:
            known.append((row, contact))
        elif row.known == Known.TWICE:
            take_over(first, person)
        in_file.learn(signs, first if row.known == Known.TWICE else row)
        rows.append(row)
    for row, contact in known:
        note_new_details(row, contact)
    return rows


def _why_known(on_the_list: Match | None, in_the_file: Match | None) -> ImportRow.Known:
    if on_the_list and on_the_list.is_sure:
        return Known(on_the_list)
    if in_the_file and in_the_file.is_sure:
        return Known.TWICE
    return Known.ALIKE if on_the_list or in_the_file else Known.NEW


def tick(*, contact_import: ContactImport, shown: Iterable[int], ticked: Collection[int]) -> None:
    """Keeps the ticks of one page: of the rows `shown` (numbers of the rows) those in `ticked`."""
    rows = contact_import.rows.tickable().filter(number__in=shown)
    rows.filter(number__in=ticked).update(ticked=True)
    rows.exclude(number__in=ticked).update(ticked=False)


def tick_all(*, contact_import: ContactImport, ticked: bool, words: str = "", show: str = "new") -> None:
    """Ticks everyone of the kind shown of whom nothing is in doubt (`certain`), or nobody; with `words`, only those who are found
    by them."""
    rows = certain(contact_import, show) if ticked else contact_import.rows.tickable()
    rows.search(words).update(ticked=ticked)


def certain(contact_import: ContactImport, show: str) -> RowQuerySet:
    """Whom "Select all" selects: nobody about whom there is a question."""
    return contact_import.rows.with_new_details() if show == "more" else contact_import.rows.new()


def press(
    *,
    contact_import: ContactImport,
    button: str,
    shown: Collection[int],
    ticked: Collection[int],
    words: str = "",
    show: str = "new",
) -> None:
    """What a button of the page does to ticks: those of the page are kept, then "tick_page", "tick_all" or "tick_none"."""
    if button == "tick_page":
        ticked = [*ticked, *certain(contact_import, show).filter(number__in=shown).values_list("number", flat=True)]
    tick(contact_import=contact_import, shown=shown, ticked=ticked)
    if button in {"tick_all", "tick_none"}:
        tick_all(contact_import=contact_import, ticked=button == "tick_all", words=words, show=show)


@transaction.atomic
def stop(*, contact_import: ContactImport, now: datetime) -> bool:
    """Forgets what was read, unless adding has begun. Returns whether it did."""
    waiting = ContactImport.objects.filter(pk=contact_import.pk, state=State.CHOOSING)
    stopped = bool(waiting.update(state=State.STOPPED, finished_at=now, report={}))
    if stopped:
        contact_import.rows.all().delete()
    return stopped
