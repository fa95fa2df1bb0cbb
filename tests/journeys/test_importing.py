"""People come in from LinkedIn's file, on a phone: chosen, added, started with, undone. With scripts and without."""

import pytest
from django.utils import timezone

from coaching.people.models import Client
from networking_module.contacts.importing import adding
from networking_module.contacts.models import Contact, ContactImport
from tests.journeys.steps import come_home

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADER = "Notes:\r\n\r\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
FILE = HEADER + "".join(
    f"Pat,Number {n:02},https://www.linkedin.com/in/pat-{n},,Acme,Engineer,05 Mar 2024\r\n" for n in range(50)
)


@pytest.fixture
def enqueued(monkeypatch):
    """The numbers of the imports that wait for a worker."""
    waiting = []
    monkeypatch.setattr(adding, "_enqueue", waiting.append)
    return waiting


@pytest.fixture
def clara(person):
    """`clara(…)` is a browser of Clara's, on a phone."""

    def arrive(**options):
        found = person(phone=True, **options)
        come_home(found, Client.objects.get(email="clara@example.org").user)
        in_both_lights(found)
        return found

    return arrive


def in_both_lights(reader):
    """Has each page looked at in the dark and in the light."""
    look = reader.look

    def look_twice():
        for scheme in ("dark", "light"):
            reader.page.emulate_media(color_scheme=scheme)
            look()
        return reader.page

    reader.look = look_twice


def choose_file(reader, name, content):
    reader.page.get_by_label("Your file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    reader.press("Show me who is in it")
    assert reader.page.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_people_come_in_are_begun_with_and_go_again(clara, enqueued, scripts):
    reader = clara(java_script_enabled=scripts)
    reader.go("/me/networking/people/all/")
    reader.press("Bring people in", "link")
    choose_file(reader, "resume.pdf", b"%PDF-1.7")
    reader.reads("This is a PDF.")
    choose_file(reader, "Connections.csv", FILE.encode("utf-16"))
    tick_and_add(reader)
    see_it_through(reader, enqueued)
    begin_with(reader, 16)
    take_back(reader)


def tick_and_add(reader):
    """One on the first page, everyone on the second."""
    reader.reads("We read 50 people.")
    reader.page.get_by_label("Pat Number 00").check()
    if reader.scripts:
        reader.page.get_by_text("Selected: 1", exact=True).wait_for()
    reader.press("Next")
    reader.press("Select this page")
    reader.press("Previous")
    assert reader.page.get_by_label("Pat Number 00").is_checked()
    reader.press("Select all 50")
    reader.page.get_by_label("Pat Number 01").uncheck()
    reader.press("Add them to my list")


def see_it_through(reader, enqueued):
    reader.reads("of 49 people")
    assert enqueued == [ContactImport.objects.get().pk]
    adding.add_everyone(pk=enqueued[0], now=timezone.now)
    if not reader.scripts:
        reader.press("Check the progress", "link")
    reader.reads("49 people added to your list")
    reader.look()


def begin_with(reader, count):
    """One too many, across two pages; then as many as there is room for."""
    reader.press("Choose whom to start with", "link")
    ticks = reader.page.locator("li input[name=pick]")
    for number in range(count - 1):
        ticks.nth(number).check()
    reader.press("Next")
    ticks.nth(0).check()
    reader.press("Start with them")
    reader.reads(f"You selected {count} people, and there is room for 15")
    reader.page.get_by_label("Pat Number 00").uncheck()
    reader.press("Start with them")
    reader.reads("A good start: 15 people.")
    assert Contact.objects.exclude(imported_by=None).filter(resting=False).count() == 15


def take_back(reader):
    Contact.objects.filter(name="Pat Number 02").update(notes="Sat beside me in class")
    reader.go("/me/networking/people/bring-in/")
    reader.page.locator("ul.rows a").first.click()
    reader.page.get_by_text("Undo the import").click()
    reader.press("Take these people off my list")
    reader.reads("48 people from this file were removed from your list.")
    reader.reads("1 person stays, because you have written something about them since then.")


COLUMNS = "First Name;Middle Name;Last Name;E-mail 1 - Value;Phone 1 - Value;Organization Name;Birthday\r\n"
DIRECTORY = (
    COLUMNS
    + "".join(f"Pat;M;Number {n:02};info@firm{n}.example.org;+49 30 {n} ::: +49 31 {n};Größe {n} GmbH;\r\n" for n in range(30))
    + 'Bo;;Quote;bo@example.org;4.9E+11;"Acme;\r\n'
    + "".join(f";;;sales@firm{n}.example.org;;Firm {n};\r\n" for n in range(45))
)


@pytest.mark.parametrize("scripts", [True, False])
def test_page_says_what_was_read_and_what_was_not(clara, enqueued, scripts):
    reader = clara(java_script_enabled=scripts)
    reader.go("/me/networking/people/bring-in/")
    choose_file(reader, "contacts.csv", DIRECTORY.encode("cp1252"))
    reader.reads("Do these people know you?")
    reader.page.get_by_text("What we read in this file").click()
    reader.reads("Not used: Middle Name")
    reader.reads("We read them as Western European.")
    reader.reads("A quotation mark is missing or too many.")
    for width, height in ((390, 844), (1280, 900)):
        reader.page.set_viewport_size({"width": width, "height": height})
        reader.look()
        assert reader.page.evaluate(TOO_WIDE) == 0
    reader.press("See all 46 lines", "link")
    reader.press("Next", "link")
    reader.reads("Line 77")
