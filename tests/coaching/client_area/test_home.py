import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.exercises.assignments import assign
from tests import factories
from tests.worlds import exercise_with_a_question


def test_an_exercise_comes_first(signed_in, clara, coach):
    assign(exercise=exercise_with_a_question()[0], clients=[clara], by=coach.user)
    response = signed_in(clara).get("/me/")
    assert response.context["first"].text == "Prepare"


def test_the_home_costs_the_same_for_one_exercise_and_for_three(signed_in, clara, coach):
    browser = signed_in(clara)

    def queries():
        assign(exercise=exercise_with_a_question()[0], clients=[clara], by=coach.user)
        browser.get("/me/")
        with CaptureQueriesContext(connection) as captured:
            browser.get("/me/")
        return len(captured)

    one = queries()
    queries()
    assert queries() == one


def test_a_client_who_was_never_welcomed_is_led_to_the_welcome(signed_in, coach):
    new = factories.client(coach=coach, welcomed=False)
    assert signed_in(new).get("/me/").url == "/me/welcome/"


@pytest.mark.parametrize("slug", ["nothing", "networking"])
def test_progress_of_an_unknown_strand_is_not_found(signed_in, clara, slug):
    assert signed_in(clara).get(f"/me/progress/{slug}/nothing/").status_code == 404
