import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from coaching.exercises.answers import save_answer
from coaching.exercises.models import Assignment, Exercise
from coaching.exercises.review.reviewing import review

from .conftest import QUESTION, hand_in

DRAFT = "A private draft"


@pytest.fixture
def submission(assignment):
    return hand_in(assignment)


def review_address(submission):
    return reverse("exercises_admin:review", args=[submission.pk])


def edit_address(exercise, name="edit"):
    return reverse(f"wagtailsnippets_coaching_exercise:{name}", args=[exercise.pk])


def staff_pages(assignment):
    """Every page of the admin on which an exercise of this client shows."""
    exercise = assignment.version.exercise
    return [
        reverse("wagtailadmin_home"),
        reverse("desk:client", args=[assignment.client_id]),
        reverse("exercises_admin:queue"),
        *(review_address(each) for each in assignment.submissions.all()),
        *(edit_address(exercise, name) for name in ("edit", "usage", "history")),
    ]


@pytest.mark.parametrize("person", ["coach", "owner", "editor"])
def test_a_draft_is_on_no_page_of_staff(request, signed_in, coach, assignment, person):
    review(submission=hand_in(assignment), by=coach.user, outcome="again", comment="A little more.")
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=[DRAFT], known_revision=1)
    browser = signed_in(request.getfixturevalue(person))
    for address in staff_pages(assignment):
        assert DRAFT not in browser.get(address).content.decode()


def test_assigning_offers_the_own_clients_alone(signed_in, coach, exercise, clara, mallory):
    browser, address = signed_in(coach), reverse("exercises_admin:assign")
    assert mallory.name not in browser.get(address).content.decode()
    browser.post(address, {"exercise": exercise.pk, "clients": [clara.pk, mallory.pk]})
    assert not Assignment.objects.exists()
    browser.post(address, {"exercise": exercise.pk, "clients": [clara.pk], "due_on": "2026-03-09"})
    assert [(each.client, f"{each.due_on}") for each in Assignment.objects.all()] == [(clara, "2026-03-09")]


def test_a_coach_edits_their_exercises_in_the_admin(signed_in, coach, exercise):
    Exercise.objects.update(author=coach.user)
    browser = signed_in(coach)
    assert exercise.title in browser.get(reverse("wagtailsnippets_coaching_exercise:list")).content.decode()
    assert browser.get(edit_address(exercise)).status_code == 200


def test_an_editor_of_the_site_does_not(signed_in, editor, exercise):
    assert signed_in(editor).get(edit_address(exercise)).status_code == 302


def test_a_preview_shows_the_exercise_as_a_client_sees_it(exercise, rf, coach):
    request = rf.get("/")
    request.user = coach.user
    page = exercise.make_preview_request(request).render().content.decode()
    for words in ("Know who they are.", "What do you know?", "Hand in"):
        assert words in page


def test_what_was_published_cannot_be_deleted(signed_in, owner, exercise):
    response = signed_in(owner).post(edit_address(exercise, "delete"), follow=True)
    assert "stays because of 1 version that was published." in response.content.decode()
    assert Exercise.objects.filter(pk=exercise.pk).exists()


def test_a_draft_can_be_deleted(signed_in, coach):
    draft = Exercise.objects.create(title="Draft", live=False, author=coach.user)
    signed_in(coach).post(edit_address(draft, "delete"))
    assert not Exercise.objects.exists()


def test_a_track_of_another_module_is_refused():
    with pytest.raises(ValidationError, match="Choose one of the module"):
        Exercise(title="Run", track="legs").clean()
