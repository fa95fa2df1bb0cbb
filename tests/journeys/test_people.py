"""A client's people on a phone: added in a line, in groups, changed many at once, met together, joined."""

import re

import pytest

from coaching.people.models import Client
from networking_module.contacts.models import Contact, Touch
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
EVERYONE = "/me/networking/people/all/"


@pytest.fixture
def clara(person):
    """`clara(**options)` is signed in, on a phone."""

    def arrive(**options):
        found = person(phone=True, **options)
        come_in(found, Client.objects.get(email="clara@example.org").user)
        found.go("/me/")
        found.press("Good, let's start")
        return found

    return arrive


def change(reader, names, what):
    for name in names:
        reader.page.get_by_label(f"Select {name}").check()
    reader.page.get_by_label("What would you like to do with them?").select_option(label=what)


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"java_script_enabled": False}])
def test_people_are_added_sorted_met_and_joined(clara, options):
    reader = clara(**options)
    reader.go(EVERYONE)
    reader.fill("Add someone in one line", "Maria Lopez, Harbor Freight Lines, engineer, maria@harbor.example")
    reader.press("Add", exact=True)
    reader.reads("Maria Lopez is on your list.")
    reader.reads("engineer, Harbor Freight Lines")
    reader.reads("maria@harbor.example")

    reader.go("/me/networking/people/groups/")
    reader.press(re.compile("Change.*Active"), "link")
    reader.page.get_by_label("How often").select_option(label="every 4 weeks")
    reader.press("Save")
    reader.reads("It applies to")

    reader.go(f"{EVERYONE}?q=harbor")
    change(reader, ["Maria Lopez", "Tom Okafor"], "A new tag, written below")
    reader.fill("The new tag", "port")
    reader.press("Change them")
    reader.reads("2 people now have “port”.")
    reader.press("Undo")
    reader.reads("Everything is as it was.")
    assert not Contact.objects.filter(tags__name="port").exists()

    reader.go(f"{EVERYONE}?q=harbor")
    change(reader, ["Maria Lopez", "Tom Okafor"], "I was in touch with all of them")
    reader.press("Change them")
    reader.page.get_by_label("Name or company").fill("rosterly")
    reader.press("Find")
    reader.page.get_by_label("Elena Voss").check()
    reader.page.get_by_label("They helped me").check()
    reader.page.get_by_label("When?").fill("2026-02-03")
    reader.press("Note it for all of them")
    reader.reads("Noted for 3 people.")
    assert Touch.objects.filter(direction="they_helped", kind="meeting").count() == 3

    reader.go("/me/networking/people/lines/")
    reader.fill("Who comes to mind?", "Maria Lopez, Harbor, maria@harbor.example\nLopez Maria, Harbor Freight")
    reader.press("Add them to my list")
    reader.reads("Lopez Maria is on your list. Already on your list: Maria Lopez.")

    reader.go(f"{EVERYONE}?q=lopez")
    change(reader, ["Maria Lopez", "Lopez Maria"], "Merge these two")
    reader.press("Change them")
    reader.page.get_by_role("radio", name="Maria Lopez").check()
    reader.page.get_by_role("radio", name="Harbor Freight Lines").check()
    reader.press("Merge them")
    reader.reads("Maria Lopez is now one person")
    reader.press("Undo")
    reader.reads("Everything is as it was.")
    assert Contact.objects.filter(name__contains="Lopez").count() == 2


def test_what_happened_is_looked_at_and_promises_are_moved(clara):
    reader = clara()
    reader.go(EVERYONE)
    reader.press("Priya Raman", "link")
    reader.reads("What you know")
    reader.press("Another day", "link")
    reader.page.get_by_label("By when?").fill("2027-01-15")
    reader.press("Move it")
    reader.reads("Moved to January 15.")
    reader.press("Done", "link")
    reader.press("Done another way")
    reader.reads("Kept. Well done.")
    reader.press("Undo")
    reader.reads("by January 15")
    for path in ("at/?company=Nowhere", "twice/", "groups/", "add/", "all/?state=away&sort=new"):
        reader.go(f"/me/networking/people/{path}")
        assert reader.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, path
