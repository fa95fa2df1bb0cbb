import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.models import Assignment, Submission
from coaching.people import breaks
from coaching.people.invitations import invite
from coaching.people.models import Client, Note, TimelineEntry
from coaching.people.timeline import record, seen
from tests import factories
from tests.worlds import booking_of, exercise_with_a_question

SECRET = "Worries about his boss"


def test_a_note_reaches_no_page_of_the_client(signed_in, clara, coach):
    Note.objects.create(client=clara, author=coach.user, text=SECRET)
    browser = signed_in(clara)
    for name in ("client_area:home", "exercises:list", "payments:sessions", "payments:packages"):
        assert SECRET not in browser.get(reverse(name)).content.decode()


def test_the_same_address_is_shown_and_not_joined(signed_in, coach, clara):
    other = factories.client(coach=coach, name="C. Lind", email=clara.email.upper(), with_account=False, stage="prospect")
    page = signed_in(coach).get(reverse("desk:client", args=[other.pk])).content.decode()
    assert "Perhaps the same person" in page
    assert "Clara Lind" in page


def test_of_someone_who_left_nothing_is_offered_nor_said_that_is_not_known(signed_in, owner, clara):
    Client.objects.filter(pk=clara.pk).update(name="Someone who left", email="", stage="gone", timezone="UTC", user=None)
    page = signed_in(owner).get(clara.get_absolute_url()).content.decode()
    assert "They left, and were erased" in page
    shown = [words for words in ("mailto:", "· UTC", "Not active yet", "Sessions left:", "Send the invitation") if words in page]
    assert shown == []


def test_an_invitation_is_sent_again_only_after_a_first_one(signed_in, coach):
    nia = factories.client(coach=coach, name="Nia", with_account=False)

    def offered():
        page = signed_in(coach).get(nia.get_absolute_url()).content.decode()
        return ("Send the invitation" in page, "Send the invitation again" in page)

    assert offered() == (True, False)
    invite(client=nia)
    assert offered() == (True, True)


@pytest.mark.parametrize("name", ["desk:client", "desk:clients"])
def test_a_break_is_named_and_nothing_else_of_it(signed_in, coach, clara, name):
    breaks.pause(client=clara)
    address = reverse(name, args=[clara.pk] if name == "desk:client" else [])
    assert "On a break" in signed_in(coach).get(address).content.decode()


def test_the_whole_timeline_is_paged(signed_in, coach, clara):
    for number in range(60):
        record(client=clara, kind="test", text=f"Step {number}", for_client=False)
    address = reverse("desk:timeline", args=[clara.pk])
    first, second = (signed_in(coach).get(address, {"page": page}).content.decode() for page in (1, 2))
    assert ("Step 59" in first, "Step 9<" in first, "Step 9<" in second) == (True, False, True)


def test_it_costs_the_same_for_three_rows_and_for_three_hundred(signed_in, coach, clara):
    browser, version = signed_in(coach), exercise_with_a_question()[0].versions.first()
    seen(client=clara, at=timezone.now())

    def queries(count):
        done = Assignment.objects.bulk_create([Assignment(client=clara, version=version, state="done") for _ in range(count)])
        Submission.objects.bulk_create([Submission(assignment=each, number=1, answers={}) for each in done])
        Assignment.objects.bulk_create([Assignment(client=clara, version=version) for _ in range(count)])
        TimelineEntry.objects.bulk_create(
            [TimelineEntry(client=clara, at=timezone.now(), kind="test", text="Step") for _ in range(count)]
        )
        browser.get(clara.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            browser.get(clara.get_absolute_url())
        return len(captured)

    assert queries(3) == queries(297)


def test_what_they_wrote_when_they_booked_is_there_whole(signed_in, coach, clara):
    long = "Since June I have been looking. " * 40
    booked = booking_of(clara, start=timezone.now())
    booked.answers = [{"question": "What brings you here?", "answer": long}, {"question": "Who told you?", "answer": ""}]
    booked.save()
    page = signed_in(coach).get(clara.get_absolute_url()).content.decode()
    assert [words in page for words in ("What brings you here?", long, "Who told you?", "Left empty")] == [True] * 4
