from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from networking_module.contacts.models import Contact
from networking_module.have_a_conversation.conversations import ConversationError, look_back
from networking_module.have_a_conversation.forms import AfterForm, ConversationForm
from networking_module.have_a_conversation.models import Conversation
from tests.networking_module.factories import DAY, NOW, contact, conversation


def test_look_back_makes_dated_steps(clara):
    talk = conversation(contact(clara), can_give="Send the reading list", lead="Ben at Harbor Freight")
    look_back(conversation=talk, now=NOW, thank_by=date(2026, 11, 19), give_by=date(2026, 11, 25), lead_by=date(2026, 11, 30))
    steps = [(each.kind, each.text, each.due.day) for each in talk.contact.promises.all()]
    assert steps == [
        ("thank", "Say thank you for the conversation", 19), ("promise", "Send the reading list", 25),
        ("lead", "Ben at Harbor Freight", 30),
    ]  # fmt: skip


def test_look_back_without_dates_makes_no_steps(clara):
    talk = look_back(conversation=conversation(contact(clara), lead="Ben"), now=NOW)
    assert talk.contact.promises.count() == 0


def test_look_back_was_being_in_touch(clara):
    look_back(conversation=conversation(contact(clara, rhythm_days=14)), now=NOW)
    someone = Contact.objects.get()
    assert (someone.touches.get().kind, someone.due_at) == ("meeting", NOW + 13 * DAY)


def test_look_back_sets_the_next_time_on_the_clients_calendar(clara):
    look_back(conversation=conversation(contact(clara)), now=NOW, next_on=date(2026, 12, 1))
    assert Contact.objects.get().due_at == datetime(2026, 12, 1, 5, tzinfo=UTC)


def test_look_back_works_once(clara):
    talk = look_back(conversation=conversation(contact(clara)), now=NOW)
    with pytest.raises(ConversationError, match="already"):
        look_back(conversation=talk, now=NOW)
    assert talk.contact.touches.count() == 1


def test_look_back_on_what_is_to_come_is_refused(clara):
    with pytest.raises(ConversationError, match="still to come"):
        look_back(conversation=conversation(contact(clara), at=NOW + DAY), now=NOW)


def test_sheet_has_no_place_for_a_resume():
    names = {*ConversationForm.base_fields, *AfterForm.base_fields, *(each.name for each in Conversation._meta.get_fields())}
    assert [name for name in names if "resume" in name or "file" in name] == []
    assert [field for field in ConversationForm.base_fields.values() if field.widget.needs_multipart_form] == []


@pytest.mark.parametrize(("words", "said"), [("I bring my resume", True), ("My CV, too", True), ("I resumed work", False)])
def test_sheet_has_a_kind_word_about_a_resume(clara, words, said):
    assert ConversationForm(instance=conversation(contact(clara), brings=words)).speaks_of_resume is said


def test_sheet_saves_times_of_the_own_clock(signed_in, clara):
    talk = conversation(contact(clara))
    data = {"at": "2026-12-01T09:30", "questions": ["way-turn"], "listening": ["half"], "own_questions": "Why bridges?"}
    signed_in(clara).post(talk.get_absolute_url(), data)
    saved = Conversation.objects.get()
    assert (saved.at, saved.questions) == (datetime(2026, 12, 1, 14, 30, tzinfo=UTC), ["way-turn"])


def test_start_takes_the_story_over_from_the_last_sheet(signed_in, clara):
    conversation(contact(clara), story_turn="My unit closed")
    signed_in(clara).post(reverse("networking:start_conversation", args=[contact(clara).pk]))
    assert Conversation.objects.order_by("-pk").first().story_turn == "My unit closed"


def test_after_keeps_what_was_typed_when_the_talk_is_still_to_come(signed_in, clara):
    talk = conversation(contact(clara), at=datetime(2999, 1, 1, tzinfo=UTC))
    answer = signed_in(clara).post(reverse("networking:after", args=[talk.pk]), {"learned": "Bridges breathe"})
    assert "still to come" in answer.content.decode()
    assert "Bridges breathe" in answer.content.decode()


def test_after_leads_to_the_person_with_the_steps(signed_in, clara):
    talk = conversation(contact(clara))
    data = {"learned": "Bridges breathe", "listened": "4", "can_give": "A list", "give_by": "2026-11-25"}
    answer = signed_in(clara).post(reverse("networking:after", args=[talk.pk]), data, follow=True)
    assert "A list" in answer.content.decode()
    assert Conversation.objects.get().listened == 4


def test_after_may_be_changed_later_without_new_steps(signed_in, clara):
    talk, browser = conversation(contact(clara)), signed_in(clara)
    url = reverse("networking:after", args=[talk.pk])
    browser.post(url, {"learned": "One", "thank_by": "2026-11-25"})
    browser.post(url, {"learned": "Two", "thank_by": "2026-11-26"})
    assert Conversation.objects.get().learned == "Two"
    assert talk.contact.promises.count() == 1


@pytest.mark.parametrize("at", ["9999-12-31T23:59", "0001-01-01T00:00"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/New_York"])
def test_sheet_with_a_year_that_cannot_be_meant_keeps_the_rest(signed_in, clara, zone, at):
    clara.timezone = zone
    clara.save()
    talk = conversation(contact(clara))
    answer = signed_in(clara).post(talk.get_absolute_url(), {"at": at, "story_turn": "My unit closed"})
    assert "Please look at the year again" in answer.content.decode()
    assert "My unit closed" in answer.content.decode()
