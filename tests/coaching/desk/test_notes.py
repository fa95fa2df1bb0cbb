"""Private notes: each form makes one, no page writes over another's words, and nothing is called saved that isn't."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.autosave.errors import Conflict
from coaching.desk import notes
from coaching.desk.receivers import sweep_deleted_notes
from coaching.meetings.models import Meeting, PrivateNote
from coaching.people.models import Note
from tests import factories
from tests.worlds import booking_of

SECRET = "Worries about his boss"


@pytest.fixture
def key():
    return uuid4()


@pytest.fixture
def save(clara, coach, key):
    def save(text, known=0, **more):
        return notes.save_note(author=coach.user, text=text, known_revision=known, **{"client": clara, "key": key, **more})

    return save


@pytest.fixture
def browser(signed_in, coach):
    return signed_in(coach)


def address(client, key, name="save_note"):
    return reverse(f"desk:{name}", args=[client.pk, key])


def words():
    return [note.text for note in Note.objects.order_by("pk")]


def test_save_note_counts_its_revisions(save, coach):
    assert [save("Shy").revision, save("Shy at first", known=1).revision] == [1, 2]
    assert (words(), Note.objects.get().author) == (["Shy at first"], coach.user)


def test_save_note_sent_twice_makes_one_note(save):
    assert [save("Shy").pk, save("Shy").revision] == [Note.objects.get().pk, 1]


def test_save_note_of_two_forms_makes_two_notes(save):
    save("Shy")
    save("Shy", key=uuid4())
    assert words() == ["Shy", "Shy"]


def test_save_note_with_a_key_of_another_clients_note_makes_a_note_of_its_own(save, coach):
    other = factories.client(coach=coach, name="Tomas Rey")
    save("Shy")
    save("Bold", client=other)
    assert [(note.client.name, note.text) for note in Note.objects.order_by("pk")] == [
        ("Clara Lind", "Shy"),
        ("Tomas Rey", "Bold"),
    ]


@pytest.mark.parametrize("more", [{}, {"before": "Half a"}])
def test_save_note_of_an_older_page_is_a_conflict(save, more):
    save("From the other page")
    with pytest.raises(Conflict) as conflict:
        save("From this page", **more)
    assert (conflict.value.theirs, conflict.value.revision, words()) == ("From the other page", 1, ["From the other page"])


def test_save_note_knows_words_of_its_page_that_were_never_answered(save):
    save("Half a")
    assert save("Half a sentence", before="Half a").revision == 2


def test_save_note_that_was_deleted_says_so_and_brings_none_back(save):
    save("Shy").delete()
    with pytest.raises(notes.Gone):
        save("Shy at first", known=1)
    assert words() == []


@pytest.mark.parametrize("text", ["", "  \r\n ", "\0"])
def test_save_note_without_a_word_is_refused(save, text):
    with pytest.raises(notes.NoteError, match="Write something first"):
        save(text)
    save("Shy")
    with pytest.raises(notes.NoteError, match="press “Delete”"):
        save(text, known=1)
    assert words() == ["Shy"]


def test_the_button_saves_a_note_and_shows_it(browser, clara, key):
    page = browser.post(address(clara, key), {"text": SECRET, "text-revision": "0"}, follow=True)
    assert (page.redirect_chain, SECRET in page.content.decode()) == ([(clara.get_absolute_url(), 302)], True)


def test_each_page_holds_a_key_of_its_own_for_a_new_note(browser, clara):
    keys = [browser.get(clara.get_absolute_url()).context["new_note"].key for _look in range(2)]
    assert keys[0] != keys[1]


def test_the_button_after_it_was_saved_by_itself_makes_no_second_note(browser, clara, key):
    answer = browser.post(address(clara, key, "autosave_note"), {"value": "Shy", "revision": "0"})
    browser.post(address(clara, key), {"text": "Shy at first", "text-revision": answer.json()["revision"]})
    assert words() == ["Shy at first"]


def test_an_empty_note_is_refused_with_a_sentence(browser, clara, key):
    page = browser.post(address(clara, key), {"text": "", "text-revision": "0"})
    assert (page.status_code, "Write something first." in page.content.decode(), words()) == (422, True, [])


def test_the_button_of_an_older_page_shows_both_texts(browser, clara, save, key):
    save("From the other page")
    page = browser.post(address(clara, key), {"text": "From this page", "text-revision": "0"})
    text = page.content.decode()
    assert (page.status_code, "From the other page" in text, "From this page" in text) == (409, True, True)
    assert [note.revision for note in page.context["notes"]] == [1]
    assert page.context["new_note"].text == ""


@pytest.mark.parametrize(("choice", "kept"), [({"save": "1"}, "From this page"), ({"take": "text"}, "From the other page")])
def test_the_coach_chooses_which_words_stay(browser, clara, save, key, choice, kept):
    save("From the other page")
    browser.post(address(clara, key), {"text": "From this page", "text-revision": "1", **choice})
    assert words() == [kept]


def test_the_button_of_a_deleted_note_keeps_its_words_as_a_new_one(browser, clara, save, key):
    save("Shy").delete()
    page = browser.post(address(clara, key), {"text": "Shy at first", "text-revision": "1"})
    new = page.context["new_note"]
    assert (page.status_code, new.text, new.revision, new.key == key, words()) == (422, "Shy at first", 0, False, [])


def test_a_note_that_is_saved_by_itself_in_an_older_page_gets_both_texts(browser, clara, save, key):
    save("From <the> other page")
    answer = browser.post(address(clara, key, "autosave_note"), {"value": "From this page", "revision": "0"})
    assert (answer.status_code, answer.json()["revision"], "From &lt;the&gt; other" in answer.json()["html"]) == (409, 1, True)


def test_a_deleted_note_that_is_saved_by_itself_is_not_found(browser, clara, save, key):
    save("Shy").delete()
    answer = browser.post(address(clara, key, "autosave_note"), {"value": "Shy at first", "revision": "1"})
    assert (answer.status_code, "deleted on another page" in answer.json()["error"], words()) == (404, True, [])


def test_whoever_signed_in_again_on_the_way_to_the_button_finds_the_client(browser, clara, key):
    assert browser.get(address(clara, key)).url == clara.get_absolute_url()


@pytest.mark.parametrize("name", ["save_note", "autosave_note"])
def test_another_coach_saves_no_note(signed_in, other_coach, clara, save, key, name):
    save("Shy")
    sent = {"text": "Mine", "text-revision": "1", "value": "Mine", "revision": "1"}
    assert (signed_in(other_coach).post(address(clara, key, name), sent).status_code, words()) == (404, ["Shy"])


def test_a_deleted_note_comes_back_with_the_undo(browser, clara, save):
    note = save("Shy")
    response = browser.post(reverse("desk:delete_note", args=[note.pk]), follow=True)
    undo = reverse("desk:restore_note", args=[note.pk])
    assert (words(), undo in response.content.decode()) == ([], True)
    browser.post(undo)
    assert words() == ["Shy"]


def test_a_deleted_note_is_nowhere_but_among_the_deleted(browser, clara, save):
    note = save(SECRET)
    notes.delete_note(note=note, now=timezone.now())
    pages = [clara.get_absolute_url(), reverse("desk:find_notes"), reverse("desk:everything")]
    assert [SECRET.encode() in b"".join(browser.get(page)) for page in pages] == [False, False, False]
    assert SECRET in browser.get(reverse("desk:notes", args=[clara.pk])).content.decode()


def test_a_deleted_note_is_swept_after_a_week(save):
    now = timezone.now()
    note = save("Shy")
    notes.delete_note(note=note, now=now)
    assert [sweep_deleted_notes(now + timedelta(days=days)) for days in (6, 7)] == [0, 1]
    assert not Note.with_deleted.exists()


def test_a_new_note_that_was_deleted_elsewhere_is_not_made_again(save):
    notes.delete_note(note=save("Shy"), now=timezone.now())
    with pytest.raises(notes.Gone):
        save("Shy")


def test_the_page_of_a_client_has_the_latest_ten(browser, clara, coach):
    for number in range(11):
        Note.objects.create(client=clara, author=coach.user, text=f"Note {number}.")
    page = browser.get(clara.get_absolute_url())
    assert ([note.text for note in page.context["notes"]][-1], page.context["more_notes"]) == ("Note 1.", True)


def test_notes_are_found_by_their_words_on_every_page(browser, clara, coach):
    Note.objects.create(client=clara, author=coach.user, text="Panel of three, and he is AFRAID of it")
    Note.objects.create(client=clara, author=coach.user, text="Afraid of nothing")
    other = factories.client(coach=coach, name="Tomas Rey")
    Note.objects.create(client=other, author=coach.user, text="A panel. He is afraid.")
    everywhere = browser.get(reverse("desk:find_notes"), {"q": "afraid panel"}).context["found"]
    hers = browser.get(reverse("desk:notes", args=[clara.pk]), {"q": "afraid panel"}).context["found"]
    assert [each.client.name for each in everywhere] == ["Tomas Rey", "Clara Lind"]
    assert [[piece for piece, is_found in each.excerpt if is_found] for each in hers] == [["Panel", "AFRAID"]]


def test_notes_of_sessions_are_found_too(browser, clara):
    booking = booking_of(clara, start=timezone.now())
    meeting = Meeting.objects.create(booking=booking)
    PrivateNote.objects.create(meeting=meeting, author=clara.coach.user, private="The forklift story")
    page = browser.get(reverse("desk:find_notes"), {"q": "forklift"})
    assert reverse("meetings_admin:session", args=[booking.pk]) in page.content.decode()


def test_another_coach_finds_no_note(signed_in, other_coach, clara, save):
    save(SECRET)
    browser = signed_in(other_coach)
    assert SECRET not in browser.get(reverse("desk:find_notes"), {"q": "boss"}).content.decode()
    assert browser.get(reverse("desk:notes", args=[clara.pk])).status_code == 404


def test_finding_costs_the_same_for_three_notes_and_for_three_hundred(browser, clara, coach):
    def queries(count):
        Note.objects.bulk_create([Note(client=clara, author=coach.user, text="Shy") for _ in range(count)])
        browser.get(reverse("desk:find_notes"), {"q": "shy"})
        with CaptureQueriesContext(connection) as captured:
            page = browser.get(reverse("desk:find_notes"), {"q": "shy"})
        assert len(page.context["found"]) == min(count, 25)
        return len(captured)

    assert queries(3) == queries(297)
