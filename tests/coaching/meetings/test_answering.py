"""What a client writes before a session: only theirs until it is handed over, and closed once the session has begun."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.autosave.errors import Conflict
from coaching.booking import bookings
from coaching.booking.models import Booking
from coaching.meetings import answering, frames
from coaching.meetings.errors import Begun, CanceledMeanwhile, NothingWritten
from coaching.meetings.models import Meeting
from coaching.meetings.reads import asked_of_many
from coaching.people.models import ActiveDay
from coaching.practice.models import PracticeSettings
from tests.coaching.meetings.conftest import typed

SECRET = "I dread the reference"


@pytest.fixture
def url(coming):
    return reverse("meetings:session", args=[coming.pk])


@pytest.fixture
def asked(coming, now):
    return frames.ask(booking=coming, now=now)


@pytest.fixture
def save(coming, now, asked):
    def save(text, name="answer-0", at=now, **more):
        meeting, problems = answering.save_answers(booking=coming, sent={name: typed(text, **more)}, now=at)
        return problems.get(name) or meeting

    return save


def set_questions(text):
    practice = PracticeSettings.load()
    practice.session_questions = text
    practice.save()


def test_what_was_asked_stays_when_the_practice_asks_something_else(coming, now, asked):
    set_questions("What else?")
    again = frames.ask(booking=coming, now=now + timedelta(hours=1))
    assert (again.questions, again.asked_at) == (asked.questions, now)
    assert len(again.questions) == 3


def test_looking_at_the_page_is_not_being_asked(signed_in, coach, clara, coming, url):
    assert "Where are you stuck?" in signed_in(clara).get(url).content.decode()
    assert (Meeting.objects.get().asked_at, asked_of_many([clara], timezone.now())) == (None, [])
    page = signed_in(coach).get(reverse("meetings_admin:session", args=[coming.pk])).content.decode()
    assert ("was asked" in page, "Your questions go out with the reminder." in page) == (False, True)


def test_what_was_looked_at_before_it_was_asked_is_what_is_asked(signed_in, clara, coming, url, now):
    signed_in(clara).get(url)
    set_questions("What else?")
    meeting = frames.ask(booking=coming, now=now)
    assert (len(meeting.questions), meeting.asked_at) == (3, now)


def test_a_practice_that_asks_nothing_asks_nothing(coming, now):
    PracticeSettings.objects.update_or_create(defaults={"asks_before_sessions": False})
    assert (frames.ask(booking=coming, now=now).questions, Meeting.objects.count()) == ([], 0)


def test_an_answer_counts_its_revisions_and_is_an_activity(save, clara):
    assert [save("Stuck").revisions, save("Stuck at work", revision=1).revisions] == [{"answer-0": 1}, {"answer-0": 2}]
    assert ActiveDay.objects.filter(client=clara).exists()


def test_an_older_page_is_asked(save):
    save("From the other page")
    assert isinstance(save("From this page"), Conflict)


def test_words_sent_unheard_are_ones_own(save):
    save("Half a")
    assert save("Half a line", before=["Half a"]).draft["answer-0"] == "Half a line"


def test_one_that_is_too_long_is_refused_whole(save):
    assert "20001 characters" in str(save("x" * 20_001))


def test_handing_over_copies_what_is_typed(save, coming, now):
    save(SECRET)
    meeting = answering.hand_over(booking=coming, now=now)
    save("Something new", revision=1)
    meeting.refresh_from_db()
    assert ([each["answer"] for each in meeting.answers], meeting.has_news) == ([SECRET, "", ""], True)


def test_handed_over_twice_is_once(save, coming, now, clara):
    save(SECRET)
    for minutes in (0, 1):
        answering.hand_over(booking=coming, now=now + timedelta(minutes=minutes))
    assert (Meeting.objects.get().handed_over_at, clara.timeline.filter(kind="meetings.handed_over").count()) == (now, 1)


def test_nothing_written_is_not_handed_over(asked, coming, now):
    with pytest.raises(NothingWritten):
        answering.hand_over(booking=coming, now=now)


def test_once_it_has_begun_nothing_is_changed(save, coming, now):
    save(SECRET)
    with pytest.raises(Begun):
        save("Too late", at=coming.start)
    with pytest.raises(Begun):
        answering.hand_over(booking=coming, now=coming.start)


def test_of_a_canceled_session_nothing_is_changed(save, coming):
    bookings.cancel(booking=coming, by="guest")
    with pytest.raises(CanceledMeanwhile):
        save("Too late")


def test_the_coach_reads_it_only_once_it_is_handed_over(signed_in, clara, coach, coming, url, save):
    save(SECRET)
    admin = reverse("meetings_admin:session", args=[coming.pk])
    assert SECRET not in signed_in(coach).get(admin).content.decode()
    signed_in(clara).post(url, {"answer-0": SECRET, "answer-0-revision": "1", "hand_over": "1"})
    assert SECRET in signed_in(coach).get(admin).content.decode()


def test_the_page_asks_and_keeps_without_a_script(signed_in, clara, coming, url):
    browser = signed_in(clara)
    assert "Where are you stuck?" in browser.get(url).content.decode()
    browser.post(url, {"answer-1": "Everywhere", "answer-1-revision": "0", "save": "1"})
    coming.meeting.refresh_from_db()
    assert (coming.meeting.draft["answer-1"], coming.meeting.handed_over_at) == ("Everywhere", None)


def test_the_button_of_an_older_page_shows_both_texts(signed_in, clara, url, save):
    save("From the other page")
    answer = signed_in(clara).post(url, {"answer-0": "From this page", "answer-0-revision": "0", "hand_over": "1"})
    text = answer.content.decode()
    assert (answer.status_code, "From the other page" in text, "From this page" in text) == (409, True, True)
    assert Meeting.objects.get().handed_over_at is None


def test_the_script_hears_the_new_revision_and_of_a_conflict(signed_in, clara, coming, url):
    browser = signed_in(clara)
    browser.get(url)
    url = reverse("meetings:autosave", args=[coming.pk, "answer-2"])
    assert browser.post(url, {"value": "Much", "revision": "0"}).json() == {"revision": 1}
    assert browser.post(url, {"value": "More", "revision": "0"}).status_code == 409
    Booking.objects.filter(pk=coming.pk).update(status="canceled")
    assert browser.post(url, {"value": "More", "revision": "1"}).status_code == 422


def test_a_part_that_is_no_question_is_not_found(signed_in, clara, coming, url):
    browser = signed_in(clara)
    browser.get(url)
    for part in ("answer-3", "private"):
        assert browser.post(reverse("meetings:autosave", args=[coming.pk, part]), {"value": "x"}).status_code == 404


def test_another_client_finds_nothing(signed_in, mallory, url):
    assert signed_in(mallory).get(url).status_code == 404


def test_after_the_session_the_page_shows_what_was_written(signed_in, clara, coming, url, save, now):
    save(SECRET)
    Booking.objects.filter(pk=coming.pk).update(start=now - timedelta(hours=1))
    text = signed_in(clara).get(url).content.decode()
    assert (SECRET in text, "kept to yourself" in text, "<textarea" in text) == (True, True, False)


def test_words_for_a_session_that_was_canceled_meanwhile_stay_to_copy(signed_in, clara, coming):
    signed_in(clara).get(reverse("meetings:session", args=[coming.pk]))
    bookings.cancel(booking=coming, by="coach")
    sent = {"answer-0": "With the first sentence.", "answer-0-revision": "0", "hand_over": "1"}
    answer = signed_in(clara).post(reverse("meetings:session", args=[coming.pk]), sent)
    text = answer.content.decode()
    assert (answer.status_code, "This session was canceled" in text, "With the first sentence." in text) == (409, True, True)
    assert "Choose another time" in text
