from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.signals import tick
from coaching.tables.report import Report
from networking_module.contacts.duplicates.find import ListedPeople
from networking_module.contacts.importing import adding, choosing, jobs, undoing
from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.reading import Found
from networking_module.contacts.models import Contact, ContactImport, ImportRow
from tests.networking_module.factories import NOW, contact, contact_import, promise, touch

State = ContactImport.State


def take_in(client, *people, now=NOW):
    return choosing.take_in(client=client, found=Found("table", list(people), 0), now=now)


def everyone_of(found, now=NOW):
    """Ticks and adds everyone who is new."""
    choosing.tick_all(contact_import=found, ticked=True)
    adding.start(contact_import=found, now=now)
    found.refresh_from_db()
    return found


def counts(found):
    return found.state, found.added, found.known, found.left_out


@pytest.fixture
def no_worker(monkeypatch):
    """Jobs wait; returns the arguments they were enqueued with."""
    enqueued = []
    monkeypatch.setattr(adding, "_enqueue", enqueued.append)
    return enqueued


def test_only_who_is_ticked_is_stored_and_rests(clara):
    found = contact_import(clara, ["Anna Berg", "Ben Ode", "Cem Kaya"], company="Acme Inc.")
    choosing.tick(contact_import=found, shown=[1, 2], ticked=[2])
    adding.start(contact_import=found, now=NOW)
    found.refresh_from_db()
    someone = Contact.objects.get()
    assert (someone.name, someone.resting, someone.rhythm, someone.due_on) == ("Ben Ode", True, None, None)
    assert (someone.company_key, someone.imported_by) == ("acme", found)
    assert (counts(found), ImportRow.objects.count()) == ((State.DONE, 1, 0, 2), 0)


def test_same_file_twice_adds_nothing(clara):
    people = [
        Person("Anna Berg", profile="https://www.linkedin.com/in/anna"),
        Person("Ben", email="b@example.org"),
        Person("Cem"),
    ]
    everyone_of(take_in(clara, *people))
    again = take_in(clara, *people)
    assert [row.known for row in again.rows.all()] == ["profile", "email", "alike"]
    with pytest.raises(adding.NobodyChosen):
        everyone_of(again)
    assert Contact.objects.count() == 3


@pytest.mark.parametrize(
    ("person", "known"),
    [
        (Person("A. Berg", profile="http://de.linkedin.com/in/ANNA/?x=1"), "profile"),
        (Person("Anna Berg", "Elsewhere", email="ANNA@example.org"), "email"),
        (Person("A. Berg", email="ANNA@example.org"), "alike"),
        (Person("anna  bérg", "the acme company"), "name"),
        (Person("Anna Berg", "Acme", profile="https://www.linkedin.com/in/another-anna"), ""),
        (Person("Anna Berg", "Elsewhere"), "alike"),
        (Person("Anna Berg"), "alike"),
    ],
)
def test_someone_is_known_by_profile_then_mail_then_name_and_company(clara, mallory, person, known):
    contact(clara, "Anna Berg", company="Acme Inc.", email="anna@example.org", profile="https://www.linkedin.com/in/anna")
    assert take_in(clara, person).rows.get().known == known
    assert take_in(mallory, person).rows.get().known == ""


def test_someone_put_away_is_known_and_someone_twice_in_the_file_comes_once(clara):
    contact(clara, "Anna Berg", company="Acme", archived_at=NOW)
    found = take_in(clara, Person("Anna Berg", "Acme"), Person("Ben Ode", "Acme"), Person("ben ode", "ACME"))
    assert [row.known for row in found.rows.all()] == ["name", "", "twice"]
    assert counts(everyone_of(found)) == (State.DONE, 1, 2, 0)


def test_whoever_shares_a_name_alone_is_added_once_the_client_ticks_them(clara):
    contact(clara, "Anna Berg")
    found = take_in(clara, Person("Anna Berg"))
    choosing.press(contact_import=found, button="tick_page", shown=[1], ticked=[])
    assert found.rows.ticked().count() == 0
    choosing.tick(contact_import=found, shown=[1], ticked=[1])
    adding.start(contact_import=found, now=NOW)
    found.refresh_from_db()
    assert (counts(found), clara.contacts.count()) == ((State.DONE, 1, 0, 0), 2)


def test_someone_added_by_hand_meanwhile_is_known(clara):
    found = contact_import(clara, ["Anna Berg", "Ben Ode"], company="Acme")
    contact(clara, "Anna Berg", company="Acme")
    assert counts(everyone_of(found)) == (State.DONE, 1, 1, 0)


def test_two_clicks_add_once(clara, no_worker):
    found = contact_import(clara)
    choosing.tick_all(contact_import=found, ticked=True)
    for _click in range(2):
        adding.start(contact_import=found, now=NOW)
    assert no_worker == [found.pk]
    for _worker in range(2):
        jobs.add_people.call(found.pk)
    found.refresh_from_db()
    assert (counts(found), Contact.objects.count()) == ((State.DONE, 2, 0, 0), 2)


def test_worker_that_dies_midway_is_resumed_without_doubles(clara, no_worker, monkeypatch):
    monkeypatch.setattr(adding, "PORTION", 2)
    found = everyone_of(contact_import(clara, [f"Person {number}" for number in range(5)]))
    listed, real = ListedPeople(clara), adding._note
    adding.add_portion(pk=found.pk, listed=listed, now=NOW)
    monkeypatch.setattr(adding, "_note", lambda *_args, **_facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        adding.add_portion(pk=found.pk, listed=listed, now=NOW)
    monkeypatch.setattr(adding, "_note", real)
    adding.go_on(NOW + timedelta(minutes=1))
    assert no_worker == [found.pk]
    adding.go_on(NOW + timedelta(minutes=3))
    adding.go_on(NOW + timedelta(minutes=3))
    assert no_worker == [found.pk] * 2
    jobs.add_people.call(found.pk)
    found.refresh_from_db()
    assert (found.done, counts(found)) == (5, (State.DONE, 5, 0, 0))
    assert sorted(Contact.objects.values_list("name", flat=True)) == [f"Person {number}" for number in range(5)]


def test_two_imports_at_once_add_nobody_twice(clara, no_worker, monkeypatch):
    monkeypatch.setattr(adding, "PORTION", 1)
    first = everyone_of(contact_import(clara, ["Anna", "Ben"], company="Acme"))
    second = everyone_of(contact_import(clara, ["Ben", "Anna"], company="Acme"))
    workers = [(found.pk, ListedPeople(clara)) for found in (first, second)]
    for pk, listed in workers * 3:
        adding.add_portion(pk=pk, listed=listed, now=NOW)
    assert sorted(Contact.objects.values_list("name", flat=True)) == ["Anna", "Ben"]
    assert {found.state for found in ContactImport.objects.all()} == {State.DONE}


def test_portion_costs_the_same_queries_for_3_and_300(clara, no_worker):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    cost = {}
    for count in (3, 300):
        found = everyone_of(contact_import(clara, [f"Person {count}-{number}" for number in range(count)]))
        listed = ListedPeople(clara)
        with CaptureQueriesContext(connection) as queries:
            adding.add_portion(pk=found.pk, listed=listed, now=NOW)
        cost[count] = sum("INSERT" not in each["sql"] for each in queries)
    assert cost[3] == cost[300]


def test_failed_job_tells_nobodys_name(clara, no_worker, monkeypatch):
    from django.db import DataError

    def refuse(*_args, **_options):
        raise DataError("Failing row contains (Anna Berg)")

    found = everyone_of(contact_import(clara))
    monkeypatch.setattr(Contact.objects, "bulk_create", refuse)
    with pytest.raises(jobs.NotAdded) as error:
        jobs.add_people.call(found.pk)
    assert (str(error.value), error.value.__suppress_context__) == (f"import {found.pk}: DataError", True)


def test_earlier_file_that_still_waits_is_dropped(clara, mallory):
    theirs, first = contact_import(mallory), contact_import(clara)
    second = contact_import(clara)
    states = {each.pk: each.state for each in ContactImport.objects.all()}
    assert states == {theirs.pk: State.CHOOSING, first.pk: State.STOPPED, second.pk: State.CHOOSING}
    assert (first.rows.count(), second.rows.count(), theirs.rows.count()) == (0, 2, 2)


def test_rows_are_forgotten_when_stopped_and_after_a_day(clara, mallory):
    stopped, waiting = contact_import(clara), contact_import(mallory)
    choosing.stop(contact_import=stopped, now=NOW)
    assert set(ImportRow.objects.values_list("contact_import", flat=True)) == {waiting.pk}
    undoing.tidy(NOW + timedelta(hours=23))
    assert waiting.rows.count() == 2
    undoing.tidy(NOW + timedelta(hours=25))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.rows.count()) == (State.STOPPED, 0)


def test_stop_comes_too_late_once_adding_has_begun(clara, no_worker):
    found = everyone_of(contact_import(clara))
    assert choosing.stop(contact_import=found, now=NOW) is False
    assert found.rows.count() == 2


def test_what_can_not_be_added_for_two_days_is_given_up(clara, no_worker):
    found = everyone_of(contact_import(clara))
    undoing.tidy(NOW + timedelta(hours=49))
    found.refresh_from_db()
    assert (found.state, found.rows.count()) == (State.DONE, 0)


def test_tick_tidies_and_goes_on(clara, mallory, no_worker):
    old, still = contact_import(mallory), everyone_of(contact_import(clara, now=NOW + timedelta(hours=24)))
    tick.send(sender=None, now=NOW + timedelta(hours=25))
    old.refresh_from_db()
    assert (old.state, no_worker) == (State.STOPPED, [still.pk, still.pk])


def test_undo_keeps_people_about_whom_something_was_written(clara):
    earlier = contact(clara, "Earlier")
    found = everyone_of(contact_import(clara, ["Anna", "Ben", "Cem", "Dora", "Eve"]))
    people = {each.first_name: each for each in found.contacts.all()}
    touch(people["Anna"])
    promise(people["Ben"])
    Contact.objects.filter(pk=people["Cem"].pk).update(notes="Met at the fair")
    people["Dora"].tags.add(clara.contact_tags.create(name="Choir"))
    found = undoing.undo(contact_import=found, now=NOW)
    assert (found.state, found.removed, found.stayed) == (State.UNDONE, 1, 4)
    assert set(Contact.objects.values_list("name", flat=True)) == {earlier.name, "Anna", "Ben", "Cem", "Dora"}
    assert undoing.undo(contact_import=found, now=NOW).removed == 1


def test_undo_counts_everything_that_hangs_on_someone(clara):
    """A room to come is heeded too: whatever has a key to a contact counts as written."""
    tables = {rows.model._meta.model_name for rows in undoing._what_hangs_on_someone()}
    assert {"touch", "promise", "preparation", "outreachmessage", "conversation", "goodnews_helped", "contact_tags"} <= tables


def test_undo_waits_until_adding_is_done(clara, no_worker):
    found = everyone_of(contact_import(clara))
    assert undoing.undo(contact_import=found, now=timezone.now()).state == State.ADDING


def test_undo_takes_notes_of_the_file_with_it_and_keeps_whoever_has_more(clara):
    found = everyone_of(take_in(clara, Person("Anna Berg", notes="Phone 2: 1"), Person("Ben Ode", notes="Phone 2: 2")))
    assert [each.notes for each in Contact.objects.order_by("name")] == ["Phone 2: 1", "Phone 2: 2"]
    Contact.objects.filter(name="Ben Ode").update(notes="Phone 2: 2\nLikes tea")
    undoing.undo(contact_import=found, now=NOW)
    assert [each.name for each in Contact.objects.all()] == ["Ben Ode"]


@pytest.mark.parametrize("end", ["added", "stopped", "a day later"])
def test_what_is_known_of_a_files_lines_is_forgotten_with_its_rows(clara, end):
    report = Report(lines=[[2, "unnamed", "Acme"]], count=1)
    found = choosing.take_in(client=clara, found=Found("table", [Person("Anna Berg")], 1, report), now=NOW)
    assert found.report["count"] == 1
    if end == "added":
        everyone_of(found)
    elif end == "stopped":
        choosing.stop(contact_import=found, now=NOW)
    else:
        undoing.tidy(NOW + timedelta(days=2))
    found.refresh_from_db()
    assert (found.report, found.rows.count()) == ({}, 0)
