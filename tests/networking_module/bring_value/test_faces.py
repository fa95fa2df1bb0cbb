"""The four faces on the pages: asked, skipped, answered, changed, taken back, and nobody else's."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.models import Assignment, Exercise
from networking_module.bring_value.answer_questions import ANSWER
from networking_module.bring_value.faces import Face
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Promise, Touch
from tests.coaching.exercises.conftest import published
from tests.networking_module.factories import DAY, NOW, TODAY, contact, message, promise

GLAD, NOT_GLAD = Face.GLAD, Face.NOT_GLAD
ASKED = "How did they take it?"
SILENT = "For you alone."


def waiting(client, **fields):
    return message(contact(client, "Anna Berg"), sent_at=timezone.now() - 2 * DAY, **{"expected": Face.LUKEWARM, **fields})


def answered(client, **fields):
    return waiting(client, replied_at=timezone.now() - DAY, **fields)


def both():
    return OutreachMessage.objects.values_list("expected", "taken").get()


def read(browser, some):
    return browser.get(some.get_absolute_url()).content.decode()


def address(name, some):
    return reverse(f"networking:{name}", args=[some.pk])


def undo(browser, page):
    """Presses “Undo” beside the sentence."""
    [where] = re.findall(r'action="(/me/networking/undo/\d+/)"', page)
    browser.post(where)


def test_sending_asks_with_four_faces_and_none_has_to_be_chosen(signed_in, clara):
    some, browser = message(contact(clara)), signed_in(clara)
    page = browser.get(address("mark_sent", some)).content.decode()
    assert page.count('name="expected"') == 4
    assert re.findall(r'<input[^>]*name="expected"[^>]*(?:required|checked)', page) == []
    browser.post(address("mark_sent", some), {"on": timezone.now().date() - DAY, "direction": "gave"})
    assert (OutreachMessage.objects.get().is_draft, both()) == (False, (None, None))


def test_the_four_faces_differ_as_drawn(signed_in, clara):
    page = signed_in(clara).get(address("mark_sent", message(contact(clara)))).content.decode()
    faces = [drawing for drawing in re.findall(r"<svg class=\"sign\".*?</svg>", page) if 'r="20"' in drawing]
    assert (len(faces), len(set(faces))) == (4, 4)


def test_sending_keeps_the_face(signed_in, clara):
    some = message(contact(clara))
    data = {"on": timezone.now().date() - DAY, "direction": "gave", "expected": "2"}
    signed_in(clara).post(address("mark_sent", some), data)
    assert both() == (2, None)


@pytest.mark.parametrize("value", ["5", "0", "-1", "glad", "4.5"])
def test_a_face_that_is_none_is_refused_and_nothing_is_lost(signed_in, clara, value):
    some = message(contact(clara))
    data = {"on": timezone.now().date() - DAY, "direction": "gave", "expected": value, "promise": "The map"}
    page = signed_in(clara).post(address("mark_sent", some), data).content.decode()
    assert ("Select a valid choice" in page, "The map" in page, OutreachMessage.objects.get().is_draft) == (True, True, True)


def test_while_it_waits_the_page_says_no_answer_yet(signed_in, clara):
    page = read(signed_in(clara), waiting(clara))
    assert ("You expect: Lukewarm." in page, "No answer yet." in page, ASKED in page) == (True, True, False)


def test_an_answer_leads_to_the_question_only_where_something_was_expected(signed_in, clara):
    browser, some, other = signed_in(clara), waiting(clara), waiting(clara, expected=None)
    to_it, to_the_person = (browser.post(address("answered", each), follow=False)["Location"] for each in (some, other))
    assert (to_it, to_the_person) == (f"{some.get_absolute_url()}#faces", other.contact.get_absolute_url())
    assert [ASKED in read(browser, each) for each in (some, other)] == [True, False]


@pytest.mark.parametrize(
    ("taken", "words"),
    [("4", "Better than you feared."), ("2", "Just as you expected."), ("1", "Not what you hoped for.")],
)
def test_both_faces_stand_beside_each_other_with_a_sentence(signed_in, clara, taken, words):
    some, browser = answered(clara), signed_in(clara)
    browser.post(address("faces", some), {"expected": "2", "taken": taken})
    page = read(browser, some)
    assert (words in page, "When no answer comes" in page, "Write to" in page) == (True, taken == "1", taken == "1")


def test_worse_than_hoped_leads_to_the_own_exercise(signed_in, clara):
    published("When no answer comes", ("reading", "<p>Read.</p>", "1" * 32))
    exercise = Exercise.objects.get()
    Exercise.objects.update(module="networking", key="networking.when-no-answer-comes")
    mine = Assignment.objects.create(client=clara, version=exercise.versions.get())
    page = read(signed_in(clara), answered(clara, taken=NOT_GLAD))
    assert reverse("exercises:do", args=[mine.pk]) in page


def test_faces_are_changed_and_taken_back(signed_in, clara):
    some, browser = answered(clara, taken=NOT_GLAD), signed_in(clara)
    browser.post(address("faces", some), {"expected": "3", "taken": "4"})
    assert both() == (3, 4)
    browser.post(address("faces", some), {"expected": "3", "taken": "4", "clear": ""})
    assert both() == (None, None)


def test_a_face_before_the_answer_is_not_taken(signed_in, clara):
    some = waiting(clara)
    signed_in(clara).post(address("faces", some), {"expected": "3", "taken": "4"})
    assert both() == (3, None)


def test_a_wrong_face_is_said_on_the_page(signed_in, clara):
    response = signed_in(clara).post(address("faces", answered(clara)), {"expected": "2", "taken": "9"})
    assert (response.status_code, "Select a valid choice" in response.content.decode(), both()) == (422, True, (2, None))


def test_the_address_alone_changes_nothing(signed_in, clara):
    some, draft = answered(clara, taken=GLAD), message(contact(clara))
    browser = signed_in(clara)
    assert browser.get(address("faces", some)).status_code == 405
    browser.post(address("faces", draft), {"expected": "4"})
    assert list(OutreachMessage.objects.order_by("pk").values_list("expected", "taken")) == [(2, 3), (None, None)]


def test_somebody_elses_message_is_not_found(signed_in, clara, mallory):
    some = answered(clara)
    assert signed_in(mallory).post(address("faces", some), {"expected": "4", "taken": "4"}).status_code == 404
    assert both() == (2, None)


def test_of_someone_archived_nothing_is_asked_and_all_is_kept(signed_in, clara):
    someone = contact(clara, archived_at=NOW)
    some = message(someone, sent_at=NOW - 2 * DAY, replied_at=NOW - DAY, expected=2)
    assert ASKED not in read(signed_in(clara), some).partition("<details")[0]
    OutreachMessage.objects.update(taken=4)
    assert "Better than you feared." in read(signed_in(clara), some)


def test_from_the_fifth_pair_on_the_page_has_the_sentence(signed_in, clara):
    for _each in range(4):
        answered(clara, expected=NOT_GLAD, taken=GLAD)
    some, browser = answered(clara, expected=GLAD), signed_in(clara)
    assert "to be glad" not in read(browser, some)
    browser.post(address("faces", some), {"expected": "3", "taken": "1"})
    assert "You expected 1 of 5 to be glad. 4 were." in read(browser, some)


def test_whom_it_is_for_is_said_as_it_is(signed_in, clara):
    browser, some = signed_in(clara), answered(clara, taken=GLAD)
    assert (SILENT in read(browser, some), "Your coach sees it" in read(browser, some)) == (True, False)
    browser.post(address("share_message", some), {"to": "1"})
    assert (SILENT in read(browser, some), "Your coach sees it" in read(browser, some)) == (False, True)


def test_the_coach_reads_the_faces_of_a_shared_message_and_of_no_other(signed_in, coach, clara):
    some, browser = answered(clara, taken=GLAD), signed_in(coach)
    where = reverse("networking_admin:shown", args=["message", some.pk])
    assert browser.get(where).status_code == 404
    OutreachMessage.objects.update(shared_at=NOW)
    page = browser.get(where).content.decode()
    assert ("How they expected it to be taken" in page, "Lukewarm" in page, "How it was taken" in page) == (True, True, True)


def test_undoing_sent_makes_it_a_draft_and_takes_the_face_along(signed_in, clara):
    anna = contact(clara, rhythm_days=42, resting=True)
    kept, some, browser = promise(anna), message(anna), signed_in(clara)
    data = {"on": timezone.now().date() - DAY, "direction": "gave", "expected": "1", "kept": [kept.pk]}
    data |= {"promise": "The map", "promise_due": timezone.now().date() + DAY, "follow_up_days": "7"}
    undo(browser, browser.post(address("mark_sent", some), data, follow=True).content.decode())
    some.refresh_from_db(), anna.refresh_from_db()
    assert (some.is_draft, some.sent_touch, some.verdict, both()) == (True, None, "", (None, None))
    assert (Touch.objects.count(), anna.remind_on, anna.resting) == (0, None, True)
    assert list(Promise.objects.values_list("text", "status", "touch")) == [("Send the article", "open", None)]
    assert clara.timeline.filter(kind="networking.sent").count() == 0


def test_undoing_an_answer_takes_its_face_back_and_leaves_what_was_expected(signed_in, clara):
    some, browser = waiting(clara), signed_in(clara)
    page = browser.post(address("answered", some), follow=True).content.decode()
    browser.post(address("faces", some), {"expected": "2", "taken": "4"})
    undo(browser, page)
    some.refresh_from_db()
    assert (some.waits_for_answer, some.answer_touch, both(), Touch.objects.count()) == (True, None, (2, None), 1)


def test_the_page_behind_the_weekly_email_asks_the_one_question_and_shows_nothing_of_it(client, clara):
    some = waiting(clara)
    where = ANSWER.path(OutreachMessage.objects.with_contact().get(), "networking-public:mailed_answered")
    page = client.get(where).content.decode()
    assert (ASKED in page, "Lukewarm</span>" in page, re.findall(r'<input[^>]*name="taken"[^>]*checked', page)) == (
        True,
        True,
        [],
    )
    data = {"on": str(timezone.now().astimezone(some.sent_at.tzinfo).date() - DAY), "taken": "4"}
    said = client.post(where, data).content.decode()
    assert ("Noted: Anna answered." in said, "glad" in said.lower(), both()) == (True, False, (2, 4))


def test_the_page_behind_the_weekly_email_asks_nothing_where_nothing_was_expected_and_takes_no_face(client, clara):
    waiting(clara, expected=None)
    where = ANSWER.path(OutreachMessage.objects.with_contact().get(), "networking-public:mailed_answered")
    assert ASKED not in client.get(where).content.decode()
    client.post(where, {"on": str(timezone.now().date() - DAY), "taken": "4"})
    assert (both(), OutreachMessage.objects.get().waits_for_answer) == ((None, None), False)


def test_the_export_has_both(clara):
    from networking_module.privacy import export

    answered(clara, taken=GLAD)
    [row] = export(clara)["messages"]
    assert (row["expected"], row["taken"]) == (2, 3)


def test_no_page_of_the_desk_and_no_log_has_a_face(signed_in, coach, clara):
    for _each in range(5):
        answered(clara, expected=NOT_GLAD, taken=GLAD)
    page = signed_in(coach).get(clara.get_absolute_url()).content.decode()
    assert ("to be glad" in page, "feared" in page, "Anna" in page) == (False, False, False)


@pytest.mark.at(NOW)
def test_days_are_those_of_the_client(signed_in, clara):
    some = message(contact(clara))
    signed_in(clara).post(address("mark_sent", some), {"on": str(TODAY), "direction": "gave", "expected": "3"})
    assert (OutreachMessage.objects.get().sent_on, both()) == (TODAY, (3, None))
