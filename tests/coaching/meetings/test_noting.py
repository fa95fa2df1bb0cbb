"""The coach's notes: kept part by part, and the private one in no answer to anyone but staff who see the client."""

import pytest
from django.urls import reverse

from coaching.autosave.errors import Conflict
from coaching.mail.models import Message
from coaching.meetings import noting
from coaching.meetings.models import MeetingNotes
from tests import factories
from tests.coaching.meetings.conftest import typed
from tests.worlds import booking_of

SECRET = "Zealous but shy"


@pytest.fixture
def url(over):
    return reverse("meetings_admin:session", args=[over.pk])


def test_each_part_counts_its_own_revisions(over, day):
    parts = {"private": typed(SECRET), "shared": typed("Ask Ruth"), "action-0": typed(" Write  to Ruth ", day(3))}
    notes, problems = noting.save_notes(booking=over, sent=parts)
    assert (problems, notes.revisions) == ({}, {"private": 1, "shared": 1, "action-0": 1})
    assert (notes.private, notes.shared, notes.actions) == (SECRET, "Ask Ruth", {"action-0": ["Write to Ruth", day(3)]})


def test_one_part_in_conflict_keeps_the_others(over):
    noting.save_notes(booking=over, sent={"private": typed("From the other page")})
    notes, problems = noting.save_notes(booking=over, sent={"private": typed("Here"), "shared": typed("Said")})
    assert (isinstance(problems["private"], Conflict), notes.private, notes.shared) == (True, "From the other page", "Said")


def test_a_day_without_words_is_no_action(over, day):
    notes, _problems = noting.save_notes(booking=over, sent={"action-0": typed("", day(3))})
    assert (notes.actions, notes.revisions) == ({}, {})


def test_a_day_that_cannot_be_read_is_refused(over):
    _notes, problems = noting.save_notes(booking=over, sent={"action-0": typed("Write", "tomorrow")})
    assert "2026-12-24" in str(problems["action-0"])


def test_the_script_saves_a_part(signed_in, coach, over):
    url = reverse("meetings_admin:autosave", args=[over.pk, "private"])
    browser = signed_in(coach)
    assert browser.post(url, {"value": SECRET, "revision": "0"}).json() == {"revision": 1}
    assert browser.post(url, {"value": "Bold", "revision": "0"}).status_code == 409
    assert MeetingNotes.objects.get().private == SECRET


def test_a_part_that_there_is_not_is_not_found(signed_in, coach, over):
    url = reverse("meetings_admin:autosave", args=[over.pk, "revisions"])
    assert signed_in(coach).post(url, {"value": "x", "revision": "0"}).status_code == 404


def test_the_button_saves_and_mails_nothing(signed_in, coach, over, url):
    before = Message.objects.count()
    signed_in(coach).post(url, {"private": SECRET, "private-revision": "0", "save": "1"})
    assert (MeetingNotes.objects.get().private, Message.objects.count()) == (SECRET, before)


def test_the_button_of_an_older_page_shows_both_texts(signed_in, coach, over, url, noted):
    noted(private="From the other page")
    answer = signed_in(coach).post(url, {"private": "From this page", "private-revision": "0", "summary": "1"})
    text = answer.content.decode()
    assert (answer.status_code, "From the other page" in text, "From this page" in text) == (409, True, True)


def test_a_refused_action_stays_as_it_was_typed(signed_in, coach, url):
    answer = signed_in(coach).post(url, {"action-0": ["Write to Ruth", "soon"], "action-0-revision": "0"})
    assert (answer.status_code, 'value="Write to Ruth"' in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("name", ["session", "summary"])
def test_another_coach_finds_nothing(signed_in, other_coach, over, name):
    assert signed_in(other_coach).get(reverse(f"meetings_admin:{name}", args=[over.pk])).status_code == 404


def test_a_call_with_a_prospect_leads_to_its_own_page(signed_in, coach, now):
    call = booking_of(factories.client(coach=coach, stage="prospect", with_account=False), start=now)
    browser = signed_in(coach)
    assert browser.get(reverse("meetings_admin:session", args=[call.pk])).url == f"/admin/calendar/{call.pk}/"
    url = reverse("meetings_admin:autosave", args=[call.pk, "private"])
    assert browser.post(url, {"value": "x", "revision": "0"}).status_code == 404


def test_nothing_typed_reaches_the_client_before_it_is_sent(signed_in, clara, over, noted, day):
    noted(private=SECRET, shared="Said aloud", action_0=("Write to Ruth", day(3)))
    text = signed_in(clara).get(reverse("meetings:session", args=[over.pk])).content.decode()
    assert [words in text for words in (SECRET, "Said aloud", "Write to Ruth")] == [False, False, False]
