"""A coach brings a practice in from a spreadsheet, by keyboard alone: forty people, odd lines, two invited, all undone."""

from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import Workbook

from coaching.mail.models import Message
from coaching.people.models import Client, Coach
from coaching.practice.models import PracticeSettings
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const here = document.activeElement;
  return (here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "").trim();
}"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def practice():
    """Forty clients, three of them odd, and a sheet of past sessions."""
    book, then = Workbook(), timezone.now().date()
    book.active.title = "Clients"
    book.active.append(["My clients"])
    book.active.append(["Name", "Email", "Time zone", "Phone", "Sessions left", "Until", "Remark", "Goal"])
    for number in range(38):
        until = then.replace(year=then.year + 1, day=1)
        row = [
            f"Pat Number {number:02}",
            f"pat{number}@example.org",
            "Chicago",
            "",
            number % 5,
            until,
            "Prefers mornings",
            "A job",
        ]
        book.active.append(row)
    book.active.append(["Zoe Gotham", "zoe@example.org", "Gotham", "", "many", "", "", ""])
    book.active.append(["No Address", "", "Berlin", "", 2, "", "", ""])
    sessions = book.create_sheet("Sessions")
    sessions.append(["Email", "Date", "Minutes", "Paid or pro bono"])
    for number in range(38):
        sessions.append([f"pat{number}@example.org", then.replace(year=then.year - 1, day=2), 50, "paid"])
    out = BytesIO()
    book.save(out)
    return {"name": "practice.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}


def tab_to(coach, name):
    """Goes to what is called so as a keyboard does."""
    for _step in range(400):
        coach.page.keyboard.press("Tab")
        if coach.page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"No Tab leads to {name}.")


def press(coach, name, key="Enter"):
    tab_to(coach, name)
    with coach.page.expect_navigation():
        coach.page.keyboard.press(key)
    coach.look()


@pytest.fixture
def coach(person, site):
    found = person()
    come_in(found, Coach.objects.get(slug="dana-reyes").user)
    return found


def test_forty_people_are_brought_in_invited_and_taken_back(coach):
    before, mails = Client.objects.count(), Message.objects.count()
    coach.go("/admin/clients/")
    press(coach, "Import clients")
    tab_to(coach, "Your file*")
    coach.page.locator("input[name=file]").set_input_files([practice()])
    press(coach, "Read the file")

    coach.reads("40 people are in the file.")
    coach.reads("These columns are left out: “Goal”.")
    coach.reads("There is no email address. Without one nobody can be added.")
    coach.reads("“many” isn't a number of sessions from 0 to 500.")
    at_all_widths(coach)
    tab_to(coach, "“Gotham”, of 1 person")
    coach.page.keyboard.type("New York")
    press(coach, "Use these zones")
    assert coach.page.get_by_text("Which time zone is").count() == 0
    tab_to(coach, "Pat Number 00")
    coach.page.keyboard.press("Space")
    press(coach, "Import the selected")

    coach.reads("38 clients were added.")
    coach.reads("37 past sessions were kept.")
    assert (Client.objects.count(), Message.objects.count()) == (before + 38, mails)
    assert Client.objects.get(email="zoe@example.org").timezone == "America/New_York"
    at_all_widths(coach)
    for number in ("01", "02"):
        tab_to(coach, f"Pat Number {number}")
        coach.page.keyboard.press("Space")
    press(coach, "Invite the selected")
    coach.reads("Invite 2 people")
    press(coach, "Invite")
    coach.reads("2 invitations are on their way.")
    assert Message.objects.filter(kind="invitation", to__startswith="pat").count() == 2

    coach.go("/admin/clients/import/")
    press(coach, coach.page.locator(".desk-list a").first.inner_text())
    press(coach, "Undo the import")
    coach.reads("38 clients are off your list again.")
    assert Client.objects.count() == before


def test_a_practice_being_set_up_opens_with_a_press(coach, person, site):
    PracticeSettings.objects.update(being_set_up=True)
    owner = person()
    owner_user = next(each.user for each in Coach.objects.all() if each.user.has_perm("coaching.see_all_clients"))
    come_in(owner, owner_user)
    owner.go("/admin/")
    owner.reads("You are still setting up")
    owner.press("Open the practice")
    owner.reads("Your practice is open.")
    assert not PracticeSettings.load().being_set_up


def at_all_widths(coach):
    """No page is wider than its screen, in both lights."""
    for width in (1440, 820, 390):
        coach.page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("dark", "light"):
            coach.page.emulate_media(color_scheme=scheme)
            coach.look()
        assert (width, coach.page.evaluate(TOO_WIDE)) == (width, 0)
    coach.page.set_viewport_size({"width": 1280, "height": 900})
