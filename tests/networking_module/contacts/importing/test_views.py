import errno
import os
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coaching.people.preferring import prefer
from coaching.storage import uploads
from networking_module.contacts.models import Contact, ContactImport, ImportRow
from tests.networking_module.contacts.importing.steps import words
from tests.networking_module.contacts.importing.test_table import HEADER
from tests.networking_module.factories import contact, contact_import, touch

PEOPLE = [f"Person {number:03}" for number in range(100)]


def address(found, name="import"):
    return reverse(f"networking:{name}", args=[found.pk])


def press(browser, found, button, follow=True, **data):
    return browser.post(address(found, "import_choose"), {"go": button, **data}, follow=follow)


def ticked(found):
    return list(found.rows.ticked().values_list("number", flat=True))


def test_a_file_that_the_disk_has_no_room_for_is_said_beside_its_field(browser, monkeypatch):
    def refuse(self, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(uploads.ArrivingFile, "write", refuse)
    file = SimpleUploadedFile("Connections.csv", f"{HEADER}\nAnna,Berg,,,Acme,,05 Mar 2024\n".encode() * 60_000)
    said = words(browser.post(reverse("networking:bring_in"), {"file": file}))
    assert ("our storage is full" in said, ContactImport.objects.count()) == (True, 0)


def test_file_is_read_shown_and_never_stored(browser, clara, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("Connections.csv", f"{HEADER}\nAnna,Berg,,,Acme,,05 Mar 2024\nBen,Ode\n,,x\n".encode())
    answer = browser.post(reverse("networking:bring_in"), {"file": file}, follow=True)
    said = words(answer)
    assert [text in said for text in ("We read 2 people.", "1 entry has no name", "Anna Berg", "connected March 5, 2024")] == [
        True
    ] * 4
    assert (Contact.objects.count(), list(tmp_path.iterdir())) == (0, [])


@pytest.mark.parametrize("data", [{}, {"file": ""}, {"file": SimpleUploadedFile("x.pdf", b"%PDF-1")}, {"file": "text"}])
def test_file_that_cannot_be_used_gets_a_sentence_and_stores_nothing(browser, data):
    answer = browser.post(reverse("networking:bring_in"), data)
    assert (answer.status_code, "Please check the following" in words(answer), ContactImport.objects.count()) == (200, True, 0)


def test_ticks_survive_paging_searching_and_coming_back(browser, clara):
    found = contact_import(clara, PEOPLE)
    answer = press(browser, found, "page:2", shown=[1, 2, 3], tick=[2])
    assert answer.redirect_chain == [(f"{address(found)}?page=2", 302)]
    press(browser, found, "search", shown=[41, 42], tick=[42], q="099")
    press(browser, found, "ticked", shown=[100], tick=[100])
    assert ticked(found) == [2, 42, 100]
    press(browser, found, "new", shown=[2, 42, 100], tick=[42, 100])
    assert ticked(found) == [42, 100]


def test_page_and_everyone_are_ticked_and_unticked_at_once(browser, clara):
    found = contact_import(clara, PEOPLE)
    press(browser, found, "tick_page", shown=[1, 2], tick=[1])
    assert ticked(found) == [1, 2]
    assert "Select all 11" in words(press(browser, found, "search", q="person 03"))
    press(browser, found, "tick_all", q="person 03")
    assert len(ticked(found)) == 13
    press(browser, found, "tick_none", q="person 03", shown=[1], tick=[1])
    assert ticked(found) == [1, 2]
    press(browser, found, "tick_all")
    assert len(ticked(found)) == 100
    press(browser, found, "tick_none")
    assert ticked(found) == []


def test_someone_known_already_is_shown_with_why_and_never_ticked(browser, clara):
    contact(clara, "Ben Ode", company="Acme")
    found = contact_import(clara, ["Anna Berg", "Ben Ode"], company="Acme")
    assert "Ben Ode" not in words(browser.get(address(found)))
    press(browser, found, "tick_all", shown=[1, 2], tick=[1, 2])
    assert ticked(found) == [1]
    said = words(browser.get(f"{address(found)}?show=known"))
    assert "On your list, with the same name and company" in said
    assert "Anna Berg" not in said


def test_adding_says_what_came_of_it(browser, clara):
    contact(clara, "Ben Ode", company="Acme")
    found = contact_import(clara, ["Anna Berg", "Ben Ode", "Cem Kaya"], unnamed=1, company="Acme")
    said = words(press(browser, found, "add", shown=[1, 3], tick=[1]))
    assert "<h1>1 person added to your list</h1>" in said
    facts = [
        ("Added", 1),
        ("Already on your list, or twice in the file", 1),
        ("Not selected", 1),
        ("Left out, without a name", 1),
    ]
    assert all(f"<dt>{name}</dt><dd>{number}</dd>" in said for name, number in facts)


def test_adding_nobody_says_what_to_do(browser, clara):
    found = contact_import(clara)
    assert "Nobody is selected yet. Select at least one person." in words(press(browser, found, "add", shown=[1, 2]))
    assert found.rows.count() == 2


def test_second_click_on_add_shows_what_came_of_the_first(browser, clara):
    found = contact_import(clara)
    for _click in range(2):
        answer = press(browser, found, "add", shown=[1, 2], tick=[1, 2])
    assert ("2 people added" in words(answer), Contact.objects.count()) == (True, 2)


def test_progress_is_told_as_page_and_to_the_script(browser, clara):
    found = contact_import(clara)
    ContactImport.objects.update(state="adding", total=40, done=10)
    said = words(browser.get(address(found)))
    assert '<progress max="40" value="10"' in said
    assert "Check the progress" in said
    assert browser.get(address(found, "import_progress")).json() == {"done": 10, "total": 40, "goes_on": True}


def test_stop_forgets_the_rows(browser, clara):
    found = contact_import(clara)
    said = words(browser.post(address(found, "import_stop"), follow=True))
    assert "Stopped. Nobody was added, and nothing from the file is kept." in said
    assert ImportRow.objects.count() == 0
    assert "Nobody was added" in words(browser.get(address(found)))


def test_undo_says_who_stays(browser, clara):
    found = contact_import(clara)
    press(browser, found, "add", shown=[1, 2], tick=[1, 2])
    touch(Contact.objects.first())
    said = words(browser.post(address(found, "import_undo"), follow=True))
    assert "1 person from this file was removed from your list." in said
    assert "1 person stays, because you have written something about them since then." in said


@pytest.mark.parametrize("path", ["", "?page=x&show=y", "?page=-1", "?page=99999999999999999999", "?q=%00", "?show=known&q=a"])
def test_preview_takes_any_question(browser, clara, path):
    assert browser.get(address(contact_import(clara)) + path).status_code == 200


@pytest.mark.parametrize(
    "data", [{"shown": ["x", "-1", "²", "9" * 40], "tick": ["x"]}, {"go": "page:x"}, {"page": "x", "q": "\0"}]
)
def test_buttons_take_any_data(browser, clara, data):
    assert browser.post(address(contact_import(clara), "import_choose"), data, follow=True).status_code == 200


@pytest.mark.parametrize("name", ["import", "import_progress", "import_choose", "import_stop", "import_undo"])
def test_someone_elses_import_is_not_found(browser, mallory, name):
    found = contact_import(mallory)
    method = browser.get if name in {"import", "import_progress"} else browser.post
    assert (method(address(found, name)).status_code, found.rows.count()) == (404, 2)


def test_preview_costs_the_same_queries_for_3_and_300(browser, clara, queries_of):
    few = queries_of(browser.get, address(contact_import(clara, PEOPLE[:3])))
    many = queries_of(browser.get, address(contact_import(clara, PEOPLE * 3)))
    assert few == many


def test_day_of_connecting_stands_on_the_persons_page(browser, clara):
    found = contact_import(clara, ["Anna Berg"], connected_on=date(2024, 3, 5))
    press(browser, found, "add", shown=[1], tick=[1])
    assert "Connected on LinkedIn since March 5, 2024" in words(browser.get(Contact.objects.get().get_absolute_url()))


def test_cells_are_shown_as_text(browser, clara):
    found = contact_import(clara, ["<script>alert(1)</script>"], company='=HYPERLINK("x")', cut=True)
    said = words(browser.get(address(found)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert "Not all of this fits on your list: something is very long" in said


def test_who_must_not_know_by_their_employer_is_marked_before_anyone_is_added(browser, clara):
    clara.unaware_employers.create(name="Halden & Sons")
    file = SimpleUploadedFile("a.csv", f"{HEADER}\nAnna,Berg,,,Halden + Sons,,\nBen,Ode,,,Acme,,\nCy,Oz,,,,,".encode())
    answer = browser.post(reverse("networking:bring_in"), {"file": file}, follow=True)
    assert answer.context["careful"] == {1}
    assert words(answer).count("must not know") == 1


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u2060 "])
def test_someone_in_a_file_whose_name_nobody_can_see_has_none(browser, name):
    file = SimpleUploadedFile("a.csv", f"{HEADER}\n{name},,,,Acme,,\nBen,Ode,,,Acme,,".encode())
    said = words(browser.post(reverse("networking:bring_in"), {"file": file}, follow=True))
    assert ("We read 1 person." in said, "1 entry has no name" in said) == (True, True)


def test_a_change_of_zone_does_not_move_the_day_of_an_import(browser, clara):
    """Three in the morning UTC is the evening before in New York."""
    clara.contact_imports.create(source="table", state="done", created_at=datetime(2026, 11, 19, 3, tzinfo=UTC))
    for zone in ("America/New_York", "Pacific/Auckland"):
        prefer(client=clara, zone=zone)
        assert "Nov. 18, 2026" in words(browser.get(reverse("networking:bring_in"))), zone
