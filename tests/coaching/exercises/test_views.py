import re

import pytest
from django.urls import reverse

from coaching.exercises.answers import save_answer
from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment
from coaching.exercises.review.reviewing import review

from .conftest import LIST, QUESTION, SCALE, WORDS, hand_in, published


@pytest.fixture
def address(assignment):
    return reverse("exercises:do", args=[assignment.pk])


def post(browser, address, words=WORDS, revision=0, **more):
    return browser.post(address, {f"prompt-{QUESTION}": words, f"prompt-{QUESTION}-revision": revision, **more}, follow=True)


def write(assignment, words):
    return save_answer(assignment=assignment, prompt_id=QUESTION, raw=[words], known_revision=0)


def autosave(browser, assignment, **data):
    return browser.post(reverse("exercises:autosave", args=[assignment.pk, QUESTION]), data)


def test_saving_without_a_script_keeps_the_words(signed_in, clara, assignment, address):
    response = post(signed_in(clara), address, save="1")
    assert WORDS in response.content.decode()
    assert assignment.answers.get().value == WORDS


def test_saving_keeps_ticks_and_steps(signed_in, clara, assignment, address):
    ticks = {f"prompt-{SCALE}": "4", f"prompt-{SCALE}-revision": 0, f"prompt-{LIST}": ["Wrote"], f"prompt-{LIST}-revision": 0}
    page = post(signed_in(clara), address, save="1", **ticks).content.decode()
    assert f'name="prompt-{SCALE}" value="4" checked' in page
    assert f'name="prompt-{LIST}" value="Wrote" checked' in page
    assert f'name="prompt-{LIST}" value="Read" checked' not in page


def test_handing_in_shows_what_was_handed_in(signed_in, clara, assignment, address):
    response = post(signed_in(clara), address, submit="1")
    assignment.refresh_from_db()
    assert assignment.state == "submitted"
    assert WORDS in response.content.decode()


def test_handing_in_too_early_keeps_what_was_written_and_says_what_is_missing(signed_in, clara, address):
    response = signed_in(clara).post(address, {"submit": "1", f"prompt-{SCALE}": "4", f"prompt-{SCALE}-revision": 0})
    assert response.status_code == 422
    assert "Please answer this one" in response.content.decode()
    assert f'name="prompt-{SCALE}" value="4" checked' in response.content.decode()


def test_words_that_are_too_long_stay_on_the_page(signed_in, clara, address):
    response = post(signed_in(clara), address, words="x" * 20_001, submit="1")
    assert response.status_code == 409
    assert "x" * 20_001 in response.content.decode()
    assert "Please shorten it" in response.content.decode()


def test_writing_in_a_second_tab_after_handing_in_says_so(signed_in, clara, assignment, address):
    hand_in(assignment)
    response = post(signed_in(clara), address, words="Late words", submit="1")
    assert "already handed in" in response.content.decode()


def test_a_second_tab_sees_both_texts(signed_in, clara, assignment, address):
    write(assignment, "From the phone")
    response = post(signed_in(clara), address, words="From the laptop", submit="1")
    assert response.status_code == 409
    assert "From the phone" in response.content.decode()
    assert "From the laptop" in response.content.decode()
    assert assignment.answers.get().value == "From the phone"


def test_a_second_tab_can_keep_its_own_text(signed_in, clara, assignment, address):
    write(assignment, "From the phone")
    post(signed_in(clara), address, words="From the laptop", revision=1, save="1")
    assert assignment.answers.get().value == "From the laptop"


def test_a_second_tab_can_take_the_other_text(signed_in, clara, assignment, address):
    write(assignment, "From the phone")
    page = post(signed_in(clara), address, words="From the laptop", revision=1, take=QUESTION).content.decode()
    assert assignment.answers.get().value == "From the phone"
    assert "From the laptop" not in page


def test_autosave_answers_with_the_new_revision(signed_in, clara, assignment):
    assert autosave(signed_in(clara), assignment, value=WORDS, revision="0").json() == {"revision": 1}


def test_autosave_in_a_second_tab_gets_the_other_text_and_changes_nothing(signed_in, clara, assignment):
    write(assignment, "From <the> phone")
    response = autosave(signed_in(clara), assignment, value="From the laptop", revision="0")
    answer = response.json()
    assert (response.status_code, answer["revision"]) == (409, 1)
    assert "From &lt;the&gt; phone" in answer["html"]
    assert assignment.answers.get().value == "From <the> phone"


@pytest.mark.parametrize("revision", ["", "minus", "-1", "9" * 40])
def test_autosave_with_a_strange_revision_is_no_accident(signed_in, clara, assignment, revision):
    assert autosave(signed_in(clara), assignment, value=WORDS, revision=revision).status_code == 200


def test_autosave_of_too_long_a_text_says_what_to_do(signed_in, clara, assignment):
    response = autosave(signed_in(clara), assignment, value="x" * 20_001, revision="0")
    assert response.status_code == 422
    assert "Please shorten it" in response.json()["error"]


def test_someone_elses_exercise_is_not_found(signed_in, mallory, assignment, address):
    browser = signed_in(mallory)
    assert browser.get(address).status_code == 404
    assert post(browser, address, save="1").status_code == 404
    assert autosave(browser, assignment, value=WORDS, revision="0").status_code == 404
    assert not assignment.answers.exists()


def sent_by_a_stranger(browser, address, words=WORDS):
    return browser.post(address, {f"prompt-{QUESTION}": words, f"prompt-{QUESTION}-revision": 0, "submit": "1"})


def test_words_sent_after_the_session_ended_are_there_after_signing_in(client, clara, assignment, address):
    sent_by_a_stranger(client, address)
    client.force_login(clara.user)
    page = client.get(address, follow=True).content.decode()
    assert (assignment.answers.get().value, WORDS in page, "Saved." in page) == (WORDS, True, True)
    assignment.refresh_from_db()
    assert assignment.is_open


def test_words_sent_after_the_session_ended_meet_newer_ones_as_a_choice(client, clara, assignment, address):
    sent_by_a_stranger(client, address)
    write(assignment, "Newer words")
    client.force_login(clara.user)
    page = client.get(address).content.decode()
    assert (assignment.answers.get().value, WORDS in page, "Keep the version above" in page) == ("Newer words", True, True)


def test_words_sent_after_the_session_ended_come_once(client, clara, assignment, address):
    sent_by_a_stranger(client, address)
    client.force_login(clara.user)
    client.get(address)
    write_again = assignment.answers.get()
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["Later"], known_revision=write_again.revision)
    assert "Keep the version above" not in client.get(address).content.decode()


def test_words_of_someone_else_on_this_device_reach_nobody(client, mallory, clara, assignment, address):
    sent_by_a_stranger(client, address)
    client.force_login(mallory.user)
    assert client.get(address).status_code == 404
    assert assignment.answers.count() == 0


def test_a_form_without_end_from_a_stranger_is_not_kept(client, address):
    sent_by_a_stranger(client, address, words="x" * 250_001)
    assert list(client.session.keys()) == []


def test_the_page_counts_what_is_done(signed_in, clara, assignment, address):
    write(assignment, WORDS)
    page = signed_in(clara).get(address)
    assert (counted(page), "prompts-done" in page.content.decode()) == (("required", 1, 1), False)


def test_words_that_were_refused_are_not_counted_as_done(signed_in, clara, address):
    assert counted(post(signed_in(clara), address, words="x" * 20_001, save="1")) == ("required", 0, 1)


def counted(page):
    """(what counts, how much of it is done, of how much)."""
    return page.context["counted"], page.context["done"], page.context["asked"]


@pytest.mark.parametrize(("written", "words"), [(0, "2 to do"), (1, "1 of 2 done")])
def test_one_number_says_how_far_it_is_and_none_is_zero(signed_in, clara, coach, written, words):
    asked = [("short_answer", {"question": "?", "required": True}, pk) for pk in (QUESTION, SCALE)]
    row = assign(exercise=published("Two", *asked, ("date", {"question": "By?"}, LIST)), clients=[clara], by=coach.user)[0]
    if written:
        write(row, WORDS)
    page = signed_in(clara).get(reverse("exercises:do", args=[row.pk])).content.decode()
    assert re.findall(r">(\d+ (?:to do|of \d+ done|of \d+ optional))<", page) == [words]


def test_spaces_are_no_answer(signed_in, clara, assignment, address):
    write(assignment, "  ")
    page = signed_in(clara).post(address, {"submit": "1"})
    assert (page.context["done"], "One thing is still missing" in page.content.decode()) == (0, True)


def test_what_is_optional_is_not_missing(signed_in, clara, assignment, address):
    write(assignment, WORDS)
    page = signed_in(clara).post(address, {"submit": "1"}, follow=True).content.decode()
    assert ("Handed in" in page, "no answer (optional)" in page) == (True, True)


def test_where_all_is_optional_nothing_is_asked(signed_in, clara, coach):
    exercise = published("Free", *((kind, {"question": kind}, pk) for kind, pk in (("date", SCALE), ("short_answer", LIST))))
    row = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    page = signed_in(clara).get(reverse("exercises:do", args=[row.pk]))
    assert (counted(page), "2 to do" in page.content.decode()) == (("optional", 0, 2), True)


def test_what_is_handed_in_is_said_once(signed_in, clara, address):
    page = post(signed_in(clara), address, submit="1")
    assert (page.content.decode().count("Handed in."), list(page.context["messages"])) == (1, [])


def test_the_next_act_comes_before_the_answers_and_the_lesson_is_folded_last(signed_in, clara, coach, assignment, address):
    review(submission=hand_in(assignment), outcome="good", comment="A face and a number.", by=coach.user)
    page = signed_in(clara).get(address).content.decode()
    places = [
        page.index(words) for words in ("A face and a number.", "next-step", WORDS, "The lesson again", "Know who they are")
    ]
    assert (places, page.count("The lesson again")) == (sorted(places), 1)


def test_what_the_coach_gave_back_is_asked_again_without_the_lesson_between(signed_in, clara, coach, assignment, address):
    review(submission=hand_in(assignment), outcome="again", comment="Which ward?", by=coach.user)
    page = signed_in(clara).get(address)
    assert [(step.number, step.lesson) for step in page.context["steps"]] == [(1, []), (2, []), (3, [])]
    assert page.content.decode().index("</form>") < page.content.decode().index("The lesson again")


@pytest.mark.parametrize(("words", "is_open"), [(None, False), (" ", True)])
def test_the_field_to_write_to_the_coach_is_folded_until_it_is_needed(signed_in, clara, assignment, address, words, is_open):
    browser, sending = signed_in(clara), reverse("exercises:reply", args=[assignment.pk])
    page = (browser.get(address) if words is None else browser.post(sending, {"text": words})).content.decode()
    assert re.findall(r'<details class="more thread-write"( open)?>', page) == [" open" if is_open else ""]


def test_a_problem_is_led_to(signed_in, clara, assignment, address):
    page = " ".join(signed_in(clara).post(address, {"submit": "1"}).content.decode().split())
    assert f'href="#at-prompt-{QUESTION}"' in page
    assert f'aria-describedby="prompt-{QUESTION}-problem" aria-invalid="true"' in page


def test_a_visitor_signs_in_first(client, address):
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(signed_in, clara, coach, count, django_assert_num_queries):
    listed = set(Assignment.State) - {Assignment.State.SKIPPED}
    for state in listed:
        for number in range(count):
            exercise = published(f"{state} {number}", ("reading", "<p>Read.</p>", QUESTION))
            row = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
            Assignment.objects.filter(pk=row.pk).update(state=state)
    browser = signed_in(clara)
    browser.get(reverse("exercises:list"))
    with django_assert_num_queries(LIST_QUERIES):
        page = browser.get(reverse("exercises:list")).content.decode()
    assert [len(re.findall(rf">{state} {number}<", page)) for state in listed for number in range(count)] == [1] * 6 * count


LIST_QUERIES = 15
