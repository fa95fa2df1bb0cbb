import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Reply, Review, ReviewDraft, ReviewFile
from coaching.exercises.review import improving, replying
from coaching.exercises.review.reviewing import review
from tests import factories
from tests.coaching.exercises.conftest import QUESTION, WORDS, hand_in

QUEUE = reverse("exercises_admin:queue")
FIELD = f"comment-{QUESTION}"


@pytest.fixture
def submission(assignment):
    return hand_in(assignment)


def typed(browser, submission, text, prompt=QUESTION, revision=0):
    """Words saved as they are typed."""
    url = reverse("exercises_admin:comment", args=[submission.pk, prompt])
    return browser.post(url, {"value": text, "revision": revision})


def address(submission, name="review"):
    return reverse(f"exercises_admin:{name}", args=[submission.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def several(exercise, coach, count):
    clients = [factories.client(coach=coach, with_account=False) for _each in range(count)]
    return [hand_in(row) for row in assign(exercise=exercise, clients=clients, by=coach.user)]


def test_the_review_page_shows_prompt_and_answer(signed_in, coach, submission):
    page = text_of(signed_in(coach).get(address(submission)))
    assert ("What do you know?" in page, WORDS in page) == (True, True)


def test_sending_leads_to_the_next_one_that_waits(signed_in, coach, exercise, submission):
    following = several(exercise, coach, 2)[0]
    response = signed_in(coach).post(address(submission), {"outcome": "good"})
    assert response.url == address(following)


def test_the_last_one_leads_to_the_empty_list(signed_in, coach, submission):
    response = signed_in(coach).post(address(submission), {"outcome": "good"}, follow=True)
    assert ("Nothing is waiting for you." in text_of(response), "Sent just now" in text_of(response)) == (True, True)


def test_the_button_sends_every_comment_of_the_form(signed_in, coach, submission):
    signed_in(coach).post(address(submission), {FIELD: "A good fact", "comment-all": "Well done", "outcome": "good"})
    given = Review.objects.get()
    assert (given.comment, given.comments) == ("Well done", {QUESTION: "A good fact"})


def test_saving_a_draft_sends_nothing(signed_in, coach, submission):
    page = text_of(signed_in(coach).post(address(submission), {FIELD: "A good fact", "save": "1"}, follow=True))
    assert ("A good fact" in page, Review.objects.count()) == (True, 0)


def test_try_again_without_a_word_is_refused(signed_in, coach, submission):
    response = signed_in(coach).post(address(submission), {"outcome": "again", "comment-all": " "})
    assert (response.status_code, "Say in a word what would make it better." in text_of(response)) == (422, True)


def test_a_file_of_a_wrong_kind_keeps_the_words(signed_in, coach, submission):
    upload = SimpleUploadedFile("run.exe", b"MZ\x00\x01")
    response = signed_in(coach).post(address(submission), {"comment-all": "See the file", "file": upload, "outcome": "good"})
    page = text_of(response)
    assert (response.status_code, "Please choose a PDF" in page, "See the file" in page) == (422, True, True)
    assert Review.objects.count() == 0


def test_a_marked_up_file_goes_back(signed_in, coach, clara, submission):
    upload = SimpleUploadedFile("Marked.txt", b"See line 3")
    browser = signed_in(coach)
    browser.post(address(submission), {"file": upload, "save": "1"})
    link = reverse("exercises:review_file", args=[ReviewFile.objects.get().pk])
    assert signed_in(clara).get(link).status_code == 404
    signed_in(coach).post(address(submission), {"outcome": "again"})
    assert b"".join(signed_in(clara).get(link).streaming_content) == b"See line 3"


def test_two_pages_with_other_words_show_both(signed_in, coach, submission):
    browser = signed_in(coach)
    browser.post(address(submission), {FIELD: "From one page", f"{FIELD}-revision": "0", "save": "1"})
    response = browser.post(address(submission), {FIELD: "From another", f"{FIELD}-revision": "0", "outcome": "good"})
    page = text_of(response)
    assert (response.status_code, "From one page" in page, "From another" in page) == (409, True, True)
    browser.post(address(submission), {FIELD: "From another", f"{FIELD}-revision": "1", "outcome": "good"})
    assert Review.objects.get().comments == {QUESTION: "From another"}


def test_taking_the_other_words_leaves_them_as_they_stand(signed_in, coach, submission):
    browser = signed_in(coach)
    browser.post(address(submission), {FIELD: "From one page", f"{FIELD}-revision": "0", "save": "1"})
    browser.post(address(submission), {FIELD: "From another", f"{FIELD}-revision": "1", "take": QUESTION})
    assert ReviewDraft.objects.get().comments == {QUESTION: "From one page"}


def test_a_page_from_before_a_review_was_taken_back_writes_over_nothing(signed_in, coach, submission):
    browser = signed_in(coach)
    browser.post(address(submission), {FIELD: "Sent", f"{FIELD}-revision": "0", "outcome": "good"})
    browser.post(address(submission, "undo_review"))
    answer = typed(browser, submission, "From the page before", revision=0)
    assert (answer.status_code, ReviewDraft.objects.get().comments) == (409, {QUESTION: "Sent"})


def test_a_comment_is_saved_as_it_is_typed(signed_in, coach, submission):
    response = typed(signed_in(coach), submission, "Typed")
    assert (response.json(), ReviewDraft.objects.get().comments) == ({"revision": 1}, {QUESTION: "Typed"})


def test_a_typed_comment_meets_other_words(signed_in, coach, submission):
    browser = signed_in(coach)
    for text in ("One", "Two"):
        response = typed(browser, submission, text)
    answer = response.json()
    assert (response.status_code, answer["revision"], "<p>One</p>" in answer["html"]) == (409, 1, True)


def test_a_typed_comment_that_is_too_long_says_what_to_do(signed_in, coach, submission):
    response = typed(signed_in(coach), submission, "x" * 10_001, prompt="all")
    assert (response.status_code, "Please shorten it" in response.json()["error"]) == (422, True)


def test_what_changed_since_the_version_before_is_marked(signed_in, coach, assignment, submission):
    review(submission=submission, by=coach.user, outcome="again", comments={QUESTION: "Which talk?"})
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=[WORDS.replace("night", "day")], known_revision=1)
    page = text_of(signed_in(coach).get(address(submit(assignment=assignment))))
    assert '<del><span class="visually-hidden w-sr-only">removed: </span>night</del>' in page
    assert '<ins><span class="visually-hidden w-sr-only">added: </span>day</ins>' in page
    assert ("Which talk?" in page, "as before" in page) == (True, True)


def test_a_wrong_click_is_taken_back(signed_in, coach, submission):
    browser = signed_in(coach)
    browser.post(address(submission), {"comment-all": "Oh", "outcome": "good"})
    page = text_of(browser.post(address(submission, "undo_review"), follow=True))
    assert ("your client hadn&#x27;t opened it" in page, ">Oh</textarea>" in page, Review.objects.count()) == (True, True, 0)


def test_another_coach_saves_no_comment(signed_in, other_coach, submission):
    assert typed(signed_in(other_coach), submission, "Typed").status_code == 404


@pytest.mark.parametrize("name", ["review", "undo_review"])
def test_another_coach_finds_nothing(signed_in, other_coach, submission, name):
    browser = signed_in(other_coach)
    assert browser.post(address(submission, name), {"outcome": "good"}).status_code == 404
    assert WORDS not in browser.get(QUEUE).content.decode()


def test_the_queue_is_searched_by_client_and_exercise(signed_in, coach, exercise, submission):
    several(exercise, coach, 1)
    browser = signed_in(coach)
    assert "1 answer, oldest first" in text_of(browser.get(QUEUE, {"q": "clara prep"}))
    assert "Nothing waiting matches “nobody”." in text_of(browser.get(QUEUE, {"q": "nobody"}))


def test_an_older_version_is_not_in_the_queue(signed_in, coach, assignment, submission):
    improving.take_up(assignment=assignment)
    hand_in(assignment)
    page = text_of(signed_in(coach).get(QUEUE))
    assert ("1 answer, oldest first" in page, "version 2" in page) == (True, True)
    assert "Version 2 has been handed in since." in text_of(signed_in(coach).get(address(submission)))


def test_the_queue_costs_the_same_for_3_and_300(signed_in, coach, exercise):
    browser = signed_in(coach)
    costs = []
    for count in (3, 297):
        several(exercise, coach, count)
        browser.get(QUEUE)
        with CaptureQueriesContext(connection) as asked:
            assert "oldest first" in text_of(browser.get(QUEUE))
        costs.append(len(asked))
    assert costs[1] == costs[0]


def test_a_client_who_wrote_back_is_on_the_list_until_answered(signed_in, coach, clara, assignment):
    replying.write(assignment=assignment, author=clara.user, by_coach=False, text="Which talk do you mean?")
    browser, thread = signed_in(coach), reverse("exercises_admin:thread", args=[assignment.pk])
    assert "Wrote to you about an exercise" in text_of(browser.get(QUEUE))
    assert "Which talk do you mean?" in text_of(browser.get(thread))
    browser.post(reverse("exercises_admin:reply", args=[assignment.pk]), {"text": "The one in May."})
    assert "Wrote to you about an exercise" not in text_of(browser.get(QUEUE))
    assert [each.text for each in Reply.objects.all()] == ["Which talk do you mean?", "The one in May."]


def test_a_word_that_needs_no_answer_leaves_the_list(signed_in, coach, clara, assignment):
    replying.write(assignment=assignment, author=clara.user, by_coach=False, text="Thank you!")
    browser = signed_in(coach)
    page = browser.post(reverse("exercises_admin:reply", args=[assignment.pk]), {"seen": "1", "text": ""}, follow=True)
    assert "Off the list. No reply was sent." in text_of(page)
    assert "Wrote to you about an exercise" not in text_of(browser.get(QUEUE))


def test_words_to_the_client_that_are_too_long_stay_on_the_page(signed_in, coach, assignment):
    response = signed_in(coach).post(reverse("exercises_admin:reply", args=[assignment.pk]), {"text": "x" * 5001})
    assert (response.status_code, "x" * 5001 in text_of(response)) == (422, True)
