"""The progress page: sentences before numbers, no zeros, and what the coach wrote, here and beside the sessions."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from coaching.client_area import coach_words
from coaching.client_area.digest_card import card_of
from coaching.client_area.letter import letters_of
from coaching.exercises.models import Assignment, Reply, Review, Submission
from coaching.people.timeline import seen
from tests.coaching.exercises.conftest import published

HOUR = timedelta(hours=1)


@pytest.fixture
def exercise(db):
    return published("Prepare", ("reading", "<p>Read.</p>", "1" * 32))


@pytest.fixture
def given(clara, exercise):
    return Assignment.objects.create(client=clara, version=exercise.versions.first())


def reviewed(assignment, comment, at):
    handed_in = Submission.objects.create(assignment=assignment, number=assignment.submissions.count() + 1, answers={})
    return Review.objects.create(submission=handed_in, outcome="good", comment=comment, reviewed_at=at)


def words(page):
    return re.sub(r"\s+", " ", strip_tags(page.partition("<main")[2].partition("</main")[0]))


def test_the_newest_words_come_first_wherever_they_were_written(clara, given):
    now = timezone.now()
    reviewed(given, "Well done. There is more.", now - 3 * HOUR)
    Reply.objects.create(assignment=given, by_coach=True, text="One thing! And another.", written_at=now - HOUR)
    Reply.objects.create(assignment=given, by_coach=False, text="My own words", written_at=now)
    found = coach_words.newest(clara, 3)
    assert [each.text for each in found] == ["One thing!", "Well done."]
    assert {each.url for each in found} == {reverse("exercises:do", args=[given.pk])}
    assert "“Prepare,”" in found[0].heading


def test_a_comment_without_words_is_none(clara, given):
    reviewed(given, "", timezone.now())
    assert coach_words.newest(clara, 3) == []


def test_others_words_are_not_shown(clara, mallory, given):
    reviewed(given, "Well done.", timezone.now())
    assert coach_words.newest(mallory, 3) == []


@pytest.mark.parametrize("page", ["client_area:progress", "payments:sessions"])
def test_the_coachs_words_are_on_progress_and_beside_the_sessions(signed_in, clara, given, page):
    reviewed(given, "You wrote it so that I could see it. Go on.", timezone.now())
    assert "You wrote it so that I could see it." in signed_in(clara).get(reverse(page)).content.decode()


def test_sessions_without_words_have_no_place_for_them_and_lead_to_receipts(signed_in, clara):
    page = signed_in(clara).get(reverse("payments:sessions")).content.decode()
    assert ('id="wrote"' in page, reverse("documents:list") in page, "The paperwork" in page) == (False, True, True)


def test_there_is_no_zero_on_the_page(signed_in, clara, given):
    seen(client=clara, at=timezone.now())
    page = words(signed_in(clara).get(reverse("client_area:progress")).content.decode())
    assert re.findall(r"\b0\b", page) == []


@pytest.mark.parametrize(("weeks", "drawn"), [(1, False), (2, False), (3, True)])
def test_fewer_than_three_weeks_are_a_sentence(signed_in, clara, weeks, drawn):
    for week in range(weeks):
        seen(client=clara, at=timezone.now() - timedelta(weeks=week))
    page = signed_in(clara).get(reverse("client_area:progress")).content.decode()
    assert ("weeks-words" in page, "weeks-row" in page) == (True, drawn)


def test_all_that_is_counted_is_in_one_fold(signed_in, clara, given):
    for week in range(4):
        seen(client=clara, at=timezone.now() - timedelta(weeks=week))
    page = signed_in(clara).get(reverse("client_area:progress")).content.decode().partition("<main")[2].partition("</main")[0]
    before, _fold, inside = page.partition("<details")
    assert [(part.count("<table"), part.count("Prepare")) for part in (before, inside)] == [(0, 0), (1, 1)]
    assert inside.split(">")[2].strip() == "In numbers</summary"


def test_there_is_one_number_of_weeks_wherever_it_stands(signed_in, coach, clara):
    for weeks in (0, 2, 7, 11, 30):
        seen(client=clara, at=timezone.now() - timedelta(weeks=weeks))
    own = [signed_in(clara).get(reverse(f"client_area:{page}")).content.decode() for page in ("home", "progress")]
    coachs = [signed_in(coach).get(page).content.decode() for page in (f"/admin/clients/{clara.pk}/", "/admin/clients/")]
    said = [set(re.findall(r"[Aa]ctive in (\d+) of the last (\d+) weeks", page)) for page in (*own, *coachs)]
    assert said == [{("4", "12")}] * 4
    assert [own[0].count('class="week-dot'), "4/12" in words(coachs[1])] == [6, True]  # the row, and five dots


def test_the_weekly_email_draws_the_same_five_weeks_as_the_page(clara):
    for weeks in (0, 2, 30):
        seen(client=clara, at=timezone.now() - timedelta(weeks=weeks))
    [letter] = letters_of([clara], timezone.now()).values()
    dots = card_of(letter).dots
    assert (len(dots), sum(dots)) == (5, 2)
