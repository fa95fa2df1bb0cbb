from datetime import date

import pytest

from networking_module.bring_value.messages import answered, mark_sent
from networking_module.contacts.interactions.promises import keep, make_promise
from networking_module.contacts.models import Promise, Touch
from networking_module.have_a_conversation.conversations import look_back, meet_lead
from networking_module.threads import story
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, message, preparation, promise, touch

pytestmark = pytest.mark.at(NOW)


def told(person):
    return [(event.text, event.lane) for event in story(person)]


def test_the_way_from_preparing_to_thanks_reads_as_one_story(clara):
    anna = contact(clara, "Anna Berg", created_at=NOW - 9 * DAY)
    preparation(anna, ready_at=NOW - 8 * DAY)
    note = message(anna)
    mark_sent(message=note, direction=Touch.Direction.GAVE, on=TODAY - 7 * DAY, now=NOW)
    answered(message=note, now=NOW - 6 * DAY)
    look_back(conversation=conversation(anna, at=NOW - 2 * DAY, they_got="A laugh"), now=NOW, thank_by=date(2026, 11, 19))
    keep(promise=anna.promises.get(), now=NOW, kind=Touch.Kind.EMAIL)
    assert told(anna) == [
        ("You thanked Anna", "give"),
        ("You talked with Anna", "give"),
        ("Anna wrote back", ""),
        ("You wrote to Anna", "give"),
        ("You prepared for Anna", ""),
        ("You put them on your list", ""),
    ]


def test_each_way_of_being_in_touch_is_a_sentence(clara):
    anna = contact(clara, "Anna", created_at=NOW - 9 * DAY)
    touch(anna, at=NOW - 2 * DAY, kind=Touch.Kind.CALL, direction=Touch.Direction.THEY_HELPED)
    touch(anna, at=NOW - DAY, kind=Touch.Kind.NOTE, direction=Touch.Direction.GAVE)
    assert told(anna)[:2] == [("You gave Anna something, by hand", "give"), ("Anna helped you, on the phone", "ask")]


def test_promises_are_told_as_made_kept_or_let_go(clara):
    anna = contact(clara, "Anna", created_at=NOW - 9 * DAY)
    make_promise(contact=anna, text="The article", due=date(2026, 11, 20), now=NOW)
    promise(anna, created_at=NOW, status=Promise.Status.DROPPED, closed_at=NOW - DAY)
    assert story(anna)[0].text == "You let go of something"  # the open one has its own list
    anna.archived_at = NOW
    events = story(anna)
    assert [(event.text, event.detail) for event in events[:2]] == [
        ("You promised Anna something", "The article by November 20"),
        ("You let go of something", "Send the article"),
    ]


def test_what_came_of_a_conversation_is_told(clara):
    anna = contact(clara, "Anna")
    conversation(anna, learned="Bridges breathe", lead="Ben Ortiz", looked_back_at=NOW)
    assert story(anna)[0].detail == "You learned: Bridges breathe\nThey named: Ben Ortiz"


def test_someone_who_was_named_begins_with_who_named_them(clara):
    anna = contact(clara, "Anna Berg")
    ben = meet_lead(conversation=conversation(anna, lead="Ben Ortiz", looked_back_at=NOW))
    assert [event.text for event in story(ben)] == ["Anna Berg named them in your conversation", "You put them on your list"]


def test_a_story_costs_the_same_queries_for_few_and_many_events(clara, queries_of):
    anna = contact(clara, "Anna")
    counts = []
    for _each in range(2):
        for day in range(5):
            touch(anna, at=NOW - day * DAY)
            message(anna, sent_at=NOW - day * DAY)
            conversation(anna, looked_back_at=NOW, lead_contact=contact(clara))
            preparation(anna, ready_at=NOW)
            promise(anna)
        counts.append(queries_of(story, anna))
    assert counts == [6, 6]
