import pytest
from django.urls import reverse

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from tests import factories

from .conftest import QUESTION

WORDS = "Her talk on night shifts"


@pytest.fixture
def address(assignment):
    return reverse("exercises:do", args=[assignment.pk])


def post(browser, address, words=WORDS, revision=0, **more):
    return browser.post(address, {f"prompt-{QUESTION}": words, f"prompt-{QUESTION}-revision": revision, **more}, follow=True)


def test_saving_without_a_script_keeps_the_words(signed_in, clara, assignment, address):
    response = post(signed_in(clara), address, save="1")
    assert WORDS in response.content.decode()
    assert assignment.answers.get().value == WORDS


def test_handing_in_shows_what_was_handed_in(signed_in, clara, assignment, address):
    response = post(signed_in(clara), address, submit="1")
    assignment.refresh_from_db()
    assert assignment.state == "submitted"
    assert WORDS in response.content.decode()


def test_handing_in_too_early_keeps_what_was_written_and_says_what_is_missing(signed_in, clara, address):
    response = signed_in(clara).post(address, {"submit": "1"})
    assert response.status_code == 422
    assert "Please answer this one" in response.content.decode()


def test_a_second_tab_sees_both_texts(signed_in, clara, assignment, address):
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["From the phone"], known_revision=0)
    response = post(signed_in(clara), address, words="From the laptop", save="1")
    assert response.status_code == 409
    assert "From the phone" in response.content.decode()
    assert "From the laptop" in response.content.decode()


def test_autosave_answers_with_the_new_revision(signed_in, clara, assignment):
    url = reverse("exercises:autosave", args=[assignment.pk, QUESTION])
    assert signed_in(clara).post(url, {"value": WORDS, "revision": "0"}).json() == {"revision": 1}


def test_someone_elses_exercise_is_not_found(signed_in, mallory, address):
    assert signed_in(mallory).get(address).status_code == 404


def test_a_draft_is_on_no_page_of_the_coach(signed_in, coach, clara, assignment):
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["A private draft"], known_revision=0)
    browser = signed_in(coach)
    for name, args in [("desk:client", [clara.pk]), ("exercises_admin:queue", []), ("wagtailadmin_home", [])]:
        response = browser.get(reverse(name, args=args))
        assert response.status_code == 200
        assert "A private draft" not in response.content.decode()


def test_a_review_reaches_the_client_once(signed_in, coach, clara, assignment, mailoutbox):
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=[WORDS], known_revision=0)
    url = reverse("exercises_admin:review", args=[submit(assignment=assignment).pk])
    browser = signed_in(coach)
    for _ in range(2):
        browser.post(url, {"outcome": "good", "comment": "Well prepared."})
    assert [mail.to for mail in mailoutbox] == [[clara.email]]
    assignment.refresh_from_db()
    assert assignment.state == "done"


def test_another_coach_cannot_review(signed_in, other_coach, assignment):
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=[WORDS], known_revision=0)
    url = reverse("exercises_admin:review", args=[submit(assignment=assignment).pk])
    assert signed_in(other_coach).get(url).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_for_one_and_three(signed_in, coach, exercise, count, django_assert_num_queries):
    clients = [factories.client(coach=coach) for _ in range(count)]
    for assignment in assign(exercise=exercise, clients=clients, by=coach.user):
        save_answer(assignment=assignment, prompt_id=QUESTION, raw=[WORDS], known_revision=0)
        submit(assignment=assignment)
    browser = signed_in(coach)
    browser.get(reverse("exercises_admin:queue"))
    with django_assert_num_queries(QUEUE_QUERIES):
        browser.get(reverse("exercises_admin:queue"))


QUEUE_QUERIES = 11
