from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment, Enrollment, Opens, Program, ProgramStep
from coaching.exercises.programs.enrolling import enroll
from tests import factories
from tests.worlds import exercise_with_a_question

from .factories import hand_in, program, rows_of, states

WEEKLY = {"opens": Opens.WEEKLY}


@pytest.fixture
def enrollment(clara):
    return enroll(program=program(WEEKLY, WEEKLY, WEEKLY), clients=[clara], by=clara.coach.user)[0]


def address(enrollment):
    return reverse("exercises_admin:enrollment", args=[enrollment.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def steps_of(*steps, order=0):
    """An inline form's fields for steps as the admin sends them."""
    fields = {"steps-TOTAL_FORMS": len(steps), "steps-INITIAL_FORMS": 0, "steps-MIN_NUM_FORMS": 1, "steps-MAX_NUM_FORMS": 1000}
    for index, step in enumerate(steps):
        given = {"opens": "at_once", "on_date": "", "days": 0, "due_days": "", "id": "", "ORDER": index + 1, "DELETE": "", **step}
        fields |= {f"steps-{index}-{name}": value for name, value in given.items()}
    return fields


def test_a_coach_writes_a_program(signed_in, coach):
    exercise, _prompt = exercise_with_a_question()
    steps = steps_of({"exercise": exercise.pk}, {"exercise": exercise.pk, "opens": "after", "days": 3, "due_days": 5})
    signed_in(coach).post(
        reverse("wagtailsnippets_coaching_program:add"), {"title": "Six weeks", "summary": "", "is_offered": "on", **steps}
    )
    found = ProgramStep.objects.filter(program=Program.objects.get())
    assert [(each.opens, each.days, each.due_days) for each in found] == [("at_once", 0, None), ("after", 3, 5)]


def test_a_step_on_a_day_needs_the_day(signed_in, coach):
    exercise, _prompt = exercise_with_a_question()
    steps = steps_of({"exercise": exercise.pk, "opens": "on_date"})
    page = signed_in(coach).post(reverse("wagtailsnippets_coaching_program:add"), {"title": "Six", "summary": "", **steps})
    assert "Choose the day on which it opens." in text_of(page)


def test_a_program_with_an_unpublished_exercise_says_so(signed_in, owner):
    made = program(WEEKLY)
    made.steps.get().exercise.unpublish()
    page = text_of(signed_in(owner).get(reverse("wagtailsnippets_coaching_program:edit", args=[made.pk])))
    assert "Not published yet, so this program can&#x27;t be assigned: Prepare." in page


def test_a_program_is_copied_with_its_steps(signed_in, coach):
    made = program(WEEKLY, {"opens": Opens.AFTER, "days": 2})
    signed_in(coach).post(reverse("exercises_admin:copy_program", args=[made.pk]))
    copied = Program.objects.exclude(pk=made.pk).get()
    steps = ProgramStep.objects.filter(program=copied)
    assert (copied.title, [(each.opens, each.days) for each in steps]) == ("Six weeks (copy)", [("weekly", 0), ("after", 2)])


def test_a_program_that_was_given_is_not_deleted(signed_in, owner, enrollment):
    page = signed_in(owner).post(reverse("wagtailsnippets_coaching_program:delete", args=[enrollment.program_id]), follow=True)
    assert ("stays because of 1 client who has it." in text_of(page), Program.objects.count()) == (True, 1)


def test_a_coach_moves_what_is_ahead(signed_in, coach, enrollment):
    before = [row.opens_on for row in rows_of(enrollment)]
    page = text_of(signed_in(coach).post(address(enrollment), {"shift": "1", "days": "3"}, follow=True))
    after = [row.opens_on for row in rows_of(enrollment)]
    assert ("3 exercises moved." in page, [(new - old).days for old, new in zip(before, after, strict=True)]) == (True, [0, 3, 3])


@pytest.mark.parametrize("days", ["", "many", "366"])
def test_a_number_that_is_none_is_said_and_stays(signed_in, coach, enrollment, days):
    response = signed_in(coach).post(address(enrollment), {"shift": "1", "days": days})
    assert (response.status_code, f'value="{days}"' in text_of(response) or not days) == (422, True)


@pytest.mark.parametrize(
    ("button", "said"), [("pause", "Paused: nothing new opens"), ("stop", "Ended."), ("resume", "This program is not paused.")]
)
def test_each_button_says_what_happened(signed_in, coach, enrollment, button, said):
    assert said in text_of(signed_in(coach).post(address(enrollment), {button: "1"}, follow=True))


def test_an_exercise_is_left_out_and_taken_in_again(signed_in, coach, enrollment):
    browser, step = signed_in(coach), reverse("exercises_admin:step", args=[rows_of(enrollment)[1].pk])
    browser.post(step, {"skip": "1"})
    assert states(enrollment) == ["open", "skipped", "planned"]
    page = text_of(browser.post(step, {"take_in": "1"}, follow=True))
    assert (states(enrollment), "part of the program again" in page) == (["open", "planned", "planned"], True)


def test_what_was_handed_in_is_not_left_out(signed_in, coach, enrollment):
    hand_in(rows_of(enrollment)[0], datetime.now(UTC))
    page = signed_in(coach).post(reverse("exercises_admin:step", args=[rows_of(enrollment)[0].pk]), {"skip": "1"}, follow=True)
    assert "was already handed in or left out" in text_of(page)


def test_the_pages_of_another_coachs_client_are_not_found(signed_in, other_coach, enrollment):
    browser = signed_in(other_coach)
    assert browser.post(address(enrollment), {"stop": "1"}).status_code == 404
    assert "Clara" not in text_of(browser.get(reverse("exercises_admin:program", args=[enrollment.program_id])))


@pytest.mark.parametrize("page", ["program", "enrollment"])
def test_a_page_costs_the_same_for_3_and_30(signed_in, coach, page):
    costs, browser = [], signed_in(coach)
    for count in (3, 30):
        made = program(*[WEEKLY] * count)
        clients = [factories.client(coach=coach, with_account=False) for _each in range(count)]
        pk = {"program": made.pk, "enrollment": enroll(program=made, clients=clients, by=coach.user)[0].pk}[page]
        link = reverse(f"exercises_admin:{page}", args=[pk])
        browser.get(link)
        with CaptureQueriesContext(connection) as asked:
            browser.get(link)
        costs.append(len(asked))
    assert costs[1] == costs[0]


def test_the_clients_page_shows_programs_and_what_is_ahead(signed_in, coach, clara, enrollment):
    assign(exercise=exercise_with_a_question()[0], clients=[clara], by=coach.user, opens="after", days=2)
    page = text_of(signed_in(coach).get(reverse("desk:client", args=[clara.pk])))
    assert ("0 of 3 done" in page, "opens later" in page, "Withdraw" in page) == (True, True, True)


def test_an_exercise_is_taken_back_from_the_clients_page(signed_in, coach, clara):
    given = assign(exercise=exercise_with_a_question()[0], clients=[clara], by=coach.user)[0]
    page = signed_in(coach).post(reverse("exercises_admin:step", args=[given.pk]), {"unassign": "1"}, follow=True)
    assert ("no longer sees it" in text_of(page), Assignment.objects.count()) == (True, 0)


def test_the_client_sees_the_steps_and_when_they_open(signed_in, clara, enrollment):
    page = text_of(signed_in(clara).get(reverse("exercises:list")))
    opens = date_format(rows_of(enrollment)[1].opens_on, "N j")
    assert ("3 exercises" in page, f"opens {opens}" in page) == (True, True)


def test_a_program_that_is_over_leaves_the_clients_list(signed_in, clara, enrollment):
    Enrollment.objects.update(stopped_at=datetime.now(UTC))
    assert enrollment.title not in text_of(signed_in(clara).get(reverse("exercises:list")))
