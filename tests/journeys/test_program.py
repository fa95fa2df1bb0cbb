"""A coach gives a program to a client, moves it and leaves a step out; the client sees what opens when."""

import pytest

from coaching.exercises.models import Enrollment, ProgramStep
from coaching.people.models import Coach
from tests import factories
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser


@pytest.fixture
def dana(person):
    who = person()
    come_in(who, Coach.objects.get().user)
    return who


def test_a_program_is_assigned_moved_and_read_by_the_client(person, dana):
    tomas = factories.client(coach=Coach.objects.get(), name="Tomas Rey")
    dana.go("/admin/review/assign/")
    dana.page.get_by_label("Or a program").select_option("Your story in three weeks")
    dana.fill("Name or email", "tomas")
    dana.page.locator("main").get_by_role("button", name="Search").click()
    dana.page.get_by_label("Tomas Rey").check()
    dana.press("Assign", exact=True)
    dana.reads("Assigned to 1 client.")
    dana.press("Your story in three weeks", "link")
    dana.reads("2 days after the previous one is handed in")
    dana.page.get_by_label("Move what's ahead").fill("3")
    dana.press("Move", exact=True)
    dana.reads("moved.")
    dana.press("Pause")
    dana.press("Resume")
    dana.reads("has moved by the length of the pause")
    reader = person(phone=True)
    come_in(reader, tomas.user)
    reader.go("/me/exercises/")
    reader.reads("2 exercises")
    reader.page.get_by_text("1 more to come").click()
    reader.reads("when that is done")
    dana.page.get_by_role("button", name="Leave out").first.click()
    dana.reads("Left out. What was waiting for it goes on.")
    reader.go("/me/exercises/")
    reader.reads("1 exercise")
    assert Enrollment.objects.get(client=tomas).assignments.get(position=2).state == "open"


def test_a_coach_writes_a_program(dana):
    dana.page.goto(dana.site + "/admin/snippets/coaching/program/add/")
    dana.page.locator("#id_title").fill("Two good weeks")
    dana.page.get_by_role("button", name="Choose Exercise").first.click()
    dana.page.get_by_role("link", name="A story for your next interview").click()
    dana.page.get_by_text("A story for your next interview").first.wait_for()
    dana.page.get_by_role("button", name="Save", exact=True).first.click()
    dana.reads("Two good weeks")
    step = ProgramStep.objects.get(program__title="Two good weeks")
    assert step.exercise.title == "A story for your next interview"
