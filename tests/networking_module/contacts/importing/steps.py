"""From an uploaded file to people on a client's list, as the pages do it."""

from typing import NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from networking_module.contacts.models import Contact, ContactImport


class Kept(NamedTuple):
    """What is kept of someone; days as in ISO 8601."""

    name: str
    company: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    connected_on: str = ""
    notes: str = ""


def show(browser, data, name="people.csv"):
    """The page to choose from, or the one to choose a file with its error."""
    data = data.encode() if isinstance(data, str) else data
    return browser.post(reverse("networking:bring_in"), {"file": SimpleUploadedFile(name, data)}, follow=True)


def bring_in(browser, data, name="people.csv"):
    """Everyone who is on the list once all who are new were selected and added, in the file's order."""
    page = show(browser, data, name)
    assert "import" in page.context, page.context["form"].errors
    for button in ("tick_all", "add"):
        browser.post(reverse("networking:import_choose", args=[page.context["import"].pk]), {"go": button})
    return [kept(each) for each in Contact.objects.order_by("pk")]


def kept(contact):
    day = contact.connected_on.isoformat() if contact.connected_on else ""
    line = (contact.company, contact.role, contact.email, contact.phone, contact.profile)
    return Kept(contact.name, *line, day, contact.notes)


def report(browser, data, name="people.csv"):
    """What the last file's page says of its columns and lines."""
    show(browser, data, name)
    return ContactImport.objects.latest("pk").report


def lines(browser, data, name="people.csv"):
    """[(number, why)] of the lines that want a look."""
    return [(number, why) for number, why, _text in report(browser, data, name)["lines"]]


def words(answer):
    return " ".join(answer.content.decode().split())
