"""The coach's page of one client: a goal from both sides, notes beside everything else, and a pause as the client meets it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.goals.models import Goal
from coaching.people.models import Client, Note
from coaching.practice.days import today
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
FITS = "document.documentElement.scrollWidth <= innerWidth"
TOP = "(place) => document.querySelector(place).getBoundingClientRect().top"


@pytest.fixture
def clara(site):
    Client.objects.update(welcomed_at=timezone.now())
    return Client.objects.select_related("coach__user").get(email="clara@example.org")


@pytest.fixture
def coach(person, clara):
    """`coach(width, …)`: Dana, on a screen of that width."""

    def arrive(width, **options):
        who = person(zone="America/New_York", **options)
        who.page.set_viewport_size({"width": width, "height": 900})
        come_in(who, clara.coach.user)
        return who

    return arrive


def agree(coach, clara, day):
    coach.page.locator(".goals summary", has_text="Agree on a goal").click()
    coach.page.locator(".goals-new input[type=text]").fill("Three talks about chemistry")
    coach.page.locator(".goals-new input[type=date]").fill(day.isoformat())
    coach.press("Agree", exact=True)
    coach.reads("sees it on their home page")


@pytest.mark.parametrize(("width", "scheme", "phone"), [(1440, "light", False), (820, "dark", False), (390, "dark", True)])
def test_a_goal_is_agreed_on_ticked_and_kept(person, coach, clara, width, scheme, phone):
    dana = coach(width, phone=phone, color_scheme=scheme)
    dana.go(clara.get_absolute_url())
    assert dana.page.evaluate(FITS)
    beside = dana.page.evaluate(TOP, ".client-notes") == dana.page.evaluate(TOP, ".client-top")
    assert beside is not phone
    agree(dana, clara, today(timezone.now(), clara.timezone) + timedelta(days=20))

    client = person(phone=True)
    come_in(client, clara.user)
    client.go("/me/exercises/")
    client.press(re.compile("Reached.*Three talks"))
    client.reads("Well done.")
    client.press("Undo")
    client.reads("It is one of your goals again.")
    client.go("/me/exercises/")
    client.press(re.compile("Reached.*Three talks"))
    client.go("/me/goals/")
    client.reads("Reached on")
    assert client.page.evaluate(FITS)

    dana.go(clara.get_absolute_url())
    dana.page.locator(".goals summary", has_text="goal before").click()
    dana.reads("reached on")
    dana.look()
    assert not Goal.objects.get(text="Three talks about chemistry").is_open


def test_without_scripts_a_goal_is_agreed_on_changed_and_let_go_of(coach, clara):
    dana = coach(1280, java_script_enabled=False)
    dana.go(clara.get_absolute_url())
    agree(dana, clara, today(timezone.now(), clara.timezone) + timedelta(days=20))
    dana.press(re.compile("Change.*Three talks"), role="link")
    dana.page.locator(".desk-form input[name=text]").fill("Two talks about chemistry")
    dana.press("Save")
    dana.press(re.compile("Let go.*Two talks"))
    dana.reads("Let go of: “Two talks about chemistry”.")
    assert Goal.objects.get(client=clara).let_go_on


def test_a_note_is_deleted_brought_back_and_found(coach, clara):
    dana = coach(820)
    dana.go(clara.get_absolute_url())
    dana.page.locator(".client-notes textarea").first.fill("The forklift story, without an apology.")
    dana.press("Save note")
    dana.reads("The note is saved.")
    dana.page.locator(".client-notes summary", has_text="forklift").click()
    dana.page.get_by_role("button", name="Delete").and_(dana.page.locator(":visible")).first.click()
    dana.press("Undo")
    dana.reads("The note is back.")
    dana.go("/admin/clients/notes/")
    dana.fill("Words", "apology FORKLIFT")
    dana.page.locator("#q").press("Enter")
    dana.page.wait_for_url("**?q=*")
    dana.look()
    assert dana.page.locator("mark").all_inner_texts() == ["forklift", "apology"]
    assert Note.objects.get(text__startswith="The forklift story, without").deleted_at is None


def test_the_coach_pauses_and_the_client_reads_until_when(person, coach, clara):
    dana, until = coach(1280), today(timezone.now(), clara.timezone) + timedelta(days=30)
    dana.go(f"/admin/clients/pause/?client={clara.pk}")
    dana.page.locator("input[name=until]").fill(until.isoformat())
    dana.press("Pause", exact=True)
    dana.reads("paused until")

    client = person(phone=True)
    come_in(client, clara.user)
    client.go("/me/")
    client.reads(f"You and Dana are pausing until {until:%B} {until.day}")
    assert client.page.get_by_text("Fifteen minutes.").count() == 0
    client.go("/me/exercises/")
    client.press("What that means", role="link")
    client.reads("no weekly email")
