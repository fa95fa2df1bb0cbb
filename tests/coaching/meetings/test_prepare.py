"""The page to prepare: everything of the time since the last session, for the same number of queries however much it is."""

from datetime import timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.files import sharing
from coaching.meetings.models import Meeting, SessionAction
from coaching.people.models import Note
from tests.worlds import booking_of, exercise_with_a_question


def hand_in(client):
    exercise, prompt = exercise_with_a_question()
    given = assign(exercise=exercise, clients=[client], by=client.coach.user)[0]
    save_answer(assignment=given, prompt_id=prompt, raw=["Words"], known_revision=0)
    return submit(assignment=given)


def page(browser, booking):
    return browser.get(reverse("meetings_admin:session", args=[booking.pk]))


def test_it_shows_what_came_since_the_last_session(signed_in, coach, clara, over, coming, noted):
    noted(private="Shy last time")
    hand_in(clara)
    Note.objects.create(client=clara, author=coach.user, text="Rang on Monday")
    text = page(signed_in(coach), coming).content.decode()
    assert [words in text for words in ("Prepare", "Rang on Monday", "Shy last time")] == [True, True, True]


def test_what_was_before_the_last_session_is_not_shown(signed_in, coach, clara, over, coming, now):
    note = Note.objects.create(client=clara, author=coach.user, text="Long ago")
    Note.objects.filter(pk=note.pk).update(created_at=now - timedelta(days=30))
    assert "Long ago" not in page(signed_in(coach), coming).content.decode()


def test_a_file_that_the_client_gave_since_is_shown(signed_in, coach, clara, over, coming, now):
    for name, by, at in (
        ("Draft.txt", clara.user, over.start + timedelta(hours=2)),
        ("Earlier.txt", clara.user, over.start - timedelta(days=2)),
        ("Questions.txt", coach.user, over.start + timedelta(hours=3)),
    ):
        upload = SimpleUploadedFile(name, b"Two pages of it")
        sharing.give(client=clara, upload=upload, by=by, by_coach=by == coach.user, key=uuid4(), words="", now=at)
    text = page(signed_in(coach), coming).content.decode()
    assert [name in text for name in ("Draft.txt", "Earlier.txt", "Questions.txt")] == [True, False, False]
    file = clara.files.get(name="Draft.txt")
    assert reverse("files:download", args=[file.pk]) in text


def test_both_clocks_are_shown_when_they_differ(signed_in, coach, clara, coming):
    type(clara).objects.filter(pk=clara.pk).update(timezone="Europe/Berlin")
    text = page(signed_in(coach), coming).content.decode()
    assert ("New York time" in text, "Berlin time" in text) == (True, True)


def test_marking_comes_back_to_the_page(signed_in, coach, clara, now):
    booking = booking_of(clara, start=now - timedelta(hours=1))
    url = reverse("meetings_admin:session", args=[booking.pk])
    answer = signed_in(coach).post(reverse("booking_admin:held", args=[booking.pk]), {"next": url})
    booking.refresh_from_db()
    assert (answer.url, booking.status) == (url, Booking.Status.HELD)


def test_marking_leads_nowhere_else(signed_in, coach, over):
    answer = signed_in(coach).post(reverse("booking_admin:reopen", args=[over.pk]), {"next": "https://evil.example"})
    assert answer.url == reverse("booking_admin:booking", args=[over.pk])


def test_it_costs_the_same_however_much_there_is(signed_in, coach, clara, over, coming, now):
    browser = signed_in(coach)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert page(browser, coming).status_code == 200
        return len(found)

    def more(count):
        meeting = Meeting.objects.get_or_create(booking=over)[0]
        for number in range(count):
            hand_in(clara)
            Note.objects.create(client=clara, author=coach.user, text=f"Note {number}")
            upload = SimpleUploadedFile(f"{number}.txt", b"Words")
            sharing.give(client=clara, upload=upload, by=clara.user, by_coach=False, key=uuid4())
            SessionAction.objects.create(meeting=meeting, text=f"Do {number}", due_on=now.date())

    more(1)
    page(browser, coming)
    few = queries()
    more(8)
    assert queries() == few
