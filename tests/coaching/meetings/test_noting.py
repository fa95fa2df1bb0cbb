"""The coach's notes: kept part by part, and the private one in no answer to anyone but staff who see the client."""

import pytest
from django.urls import reverse

from coaching.autosave.errors import Conflict
from coaching.mail.models import Message
from coaching.meetings import noting
from coaching.meetings.models import MeetingNotes, PrivateNote
from tests import factories
from tests.coaching.meetings.conftest import typed
from tests.worlds import booking_of

SECRET = "Zealous but shy"


@pytest.fixture
def url(over):
    return reverse("meetings_admin:session", args=[over.pk])


def private():
    return [each.private for each in PrivateNote.objects.all()]


def test_each_part_counts_its_own_revisions(over, day):
    parts = {"private": typed(SECRET), "shared": typed("Ask Ruth"), "action-0": typed(" Write  to Ruth ", day(3))}
    numbers, problems = noting.save_notes(booking=over, author=over.coach.user, sent=parts)
    assert (problems, numbers) == ({}, {"private": 1, "shared": 1, "action-0": 1})
    notes = MeetingNotes.objects.get()
    assert (private(), notes.shared, notes.actions) == ([SECRET], "Ask Ruth", {"action-0": ["Write to Ruth", day(3)]})


def test_one_part_in_conflict_keeps_the_others(over):
    by = over.coach.user
    noting.save_notes(booking=over, author=by, sent={"private": typed("From the other page")})
    _numbers, problems = noting.save_notes(booking=over, author=by, sent={"private": typed("Here"), "shared": typed("Said")})
    assert (isinstance(problems["private"], Conflict), private()) == (True, ["From the other page"])
    assert MeetingNotes.objects.get().shared == "Said"


def test_a_day_without_words_is_no_action(over, day):
    numbers, _problems = noting.save_notes(booking=over, author=over.coach.user, sent={"action-0": typed("", day(3))})
    assert (MeetingNotes.objects.get().actions, numbers) == ({}, {})


def test_a_day_that_cannot_be_read_is_refused(over):
    _numbers, problems = noting.save_notes(booking=over, author=over.coach.user, sent={"action-0": typed("Write", "tomorrow")})
    assert "2026-12-24" in str(problems["action-0"])


def test_the_script_saves_a_part(signed_in, coach, over):
    url = reverse("meetings_admin:autosave", args=[over.pk, "private"])
    browser = signed_in(coach)
    assert browser.post(url, {"value": SECRET, "revision": "0"}).json() == {"revision": 1}
    assert browser.post(url, {"value": "Bold", "revision": "0"}).status_code == 409
    assert private() == [SECRET]


def test_a_part_that_there_is_not_is_not_found(signed_in, coach, over):
    url = reverse("meetings_admin:autosave", args=[over.pk, "revisions"])
    assert signed_in(coach).post(url, {"value": "x", "revision": "0"}).status_code == 404


def test_the_button_saves_and_mails_nothing(signed_in, coach, over, url):
    before = Message.objects.count()
    signed_in(coach).post(url, {"private": SECRET, "private-revision": "0", "save": "1"})
    assert (private(), Message.objects.count()) == ([SECRET], before)


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


@pytest.fixture
def owner_too(owner, over, noted):
    """The owner, who sees the client of another coach, and what that coach noted."""
    noted(private=SECRET)
    return owner


def test_the_owner_writes_beside_what_the_coach_noted_and_over_none_of_it(signed_in, owner_too, over, url):
    signed_in(owner_too).post(url, {"private": "Mine", "private-revision": "0", "save": "1"})
    assert [(each.author, each.private) for each in PrivateNote.objects.all()] == [
        (over.coach.user, SECRET),
        (owner_too.user, "Mine"),
    ]


def test_the_owner_reads_whose_words_they_are_and_types_into_a_field_of_their_own(signed_in, owner_too, over, url):
    answer = signed_in(owner_too).get(url)
    own = next(each for each in answer.context["notes"] if each.name == "private")
    assert (own.value, answer.context["others"]) == ("", [(over.coach.name, SECRET)])


def test_a_coach_reads_who_else_reads_a_private_note(signed_in, coach, owner_too, url):
    said = signed_in(coach).get(url).context["who_reads"]
    assert said == f"It never leaves the practice. You alone can change it; {owner_too.name} can read it, too."


def test_what_is_not_saved_is_counted(signed_in, coach, over, url, noted):
    noted(private="Elsewhere", shared="Elsewhere")
    sent = {"private": "Here", "private-revision": "0", "shared": "Here", "shared-revision": "0"}
    both = signed_in(coach).post(url, sent).content.decode()
    assert ("2 things aren&#x27;t saved yet: see below." in both, "The rest is." in both) == (True, False)
    one = signed_in(coach).post(url, {**sent, "shared-revision": "1"}).content.decode()
    assert "1 thing isn&#x27;t saved yet: see below. The rest is." in one


def test_after_sending_there_is_nothing_to_look_at_until_something_changed(signed_in, coach, url, sent, noted):
    sent(shared="Well done.")
    assert "Look at the changed summary" not in signed_in(coach).get(url).content.decode()
    noted(shared="Very well done.")
    assert "Look at the changed summary" in signed_in(coach).get(url).content.decode()
