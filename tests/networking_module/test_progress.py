from datetime import UTC, datetime

from coaching.modules import module
from coaching.people.module_answers import progress_of as shown
from networking_module.activities import ACTIVITIES
from networking_module.contacts.models import Touch
from networking_module.have_a_conversation.models import Conversation
from networking_module.progress import measures_of, progress_items, progress_of
from tests import factories as people
from tests.networking_module.factories import DAY, NOW, contact, conversation, everything, message, preparation, promise, touch

WEEKS = 3


def counts(client):
    return {each.track.slug: list(each.weeks) for each in progress_of([client], WEEKS, NOW)[client.pk]}


def test_progress_of_nothing_is_zero_in_every_week(clara):
    assert counts(clara) == {"bring-value": [0, 0, 0], "stay-in-touch": [0, 0, 0], "have-a-conversation": [0, 0, 0]}


def test_progress_counts_a_person_once_a_week(clara):
    someone = contact(clara)
    touch(someone, at=NOW - DAY, kind="comment")
    touch(someone, kind="comment")
    touch(contact(clara), at=NOW - DAY)
    touch(someone, at=NOW - 7 * DAY, kind="comment")
    assert counts(clara)["stay-in-touch"] == [0, 1, 2]


def test_progress_counts_helping_and_hearing_from_one_person_once(clara):
    everything(clara)
    assert counts(clara) == {"bring-value": [0, 0, 1], "stay-in-touch": [0, 0, 1], "have-a-conversation": [0, 0, 1]}


def test_progress_counts_an_answer(clara):
    message(contact(clara), sent_at=NOW - 9 * DAY, replied_at=NOW - DAY)
    assert counts(clara)["bring-value"] == [0, 0, 1]


def test_progress_counts_help_that_was_noted_and_help_that_came(clara):
    touch(contact(clara), at=NOW - DAY, direction="gave")
    touch(contact(clara), at=NOW - DAY, direction="they_helped")
    assert counts(clara)["bring-value"] == [0, 0, 2]


def test_progress_does_not_count_preparing(clara):
    preparation(contact(clara), ready_at=NOW - DAY)
    assert counts(clara)["bring-value"] == [0, 0, 0]


def test_measures_count_people_and_things_once(clara, mallory):
    someone = contact(clara)
    for days in (1, 3, 9):
        touch(someone, at=NOW - days * DAY, direction="gave")
    touch(someone, at=NOW - DAY, direction="they_wrote")
    message(someone, sent_at=NOW - 9 * DAY, replied_at=NOW - DAY)
    promise(someone, status="kept", closed_at=NOW - DAY)
    touch(contact(mallory), at=NOW - DAY, direction="gave")
    assert list(measures_of(clara, WEEKS, NOW).values()) == [1, 1, 0, 1]


def test_measures_forget_what_is_older(clara):
    touch(contact(clara), at=NOW - WEEKS * 7 * DAY, direction="gave")
    assert list(measures_of(clara, WEEKS, NOW).values()) == [0, 0, 0, 0]


def test_progress_leaves_out_messages_that_only_ask_and_job_asks(clara):
    someone = contact(clara)
    message(someone, sent_at=NOW, with_value=False, sent_touch=touch(someone, direction="asked_for_job"))
    assert counts(clara)["bring-value"] + counts(clara)["stay-in-touch"] == [0] * 6


def test_progress_leaves_out_open_promises_and_conversations_to_come(clara):
    promise(contact(clara))
    conversation(contact(clara))
    assert counts(clara)["have-a-conversation"] == [0, 0, 0]


def test_progress_weeks_begin_on_monday_in_the_zone_of_the_client(coach):
    tokyo = people.client(coach=coach, timezone="Asia/Tokyo")
    monday = datetime(2026, 11, 15, 15, tzinfo=UTC)  # Monday 00:00 in Tokyo
    touch(contact(tokyo), at=monday)
    touch(contact(tokyo), at=monday - DAY / 24)
    assert counts(tokyo)["stay-in-touch"] == [0, 1, 1]


def test_progress_is_the_same_for_client_and_coach(clara):
    everything(clara)
    [(found, tracks)] = [pair for pair in shown([clara], WEEKS, NOW)[clara.pk] if pair[0].slug == "networking"]
    assert found == module("networking")
    assert {each.track.slug: list(each.weeks) for each in tracks} == counts(clara)


def test_progress_items_are_as_many_as_the_number_says(clara):
    everything(clara)
    touch(contact(clara, "Ben"))
    found = [len(progress_items(clara, slug, WEEKS, NOW)) for slug in counts(clara)]
    assert found == [sum(weeks) for weeks in counts(clara).values()]


def test_progress_items_name_the_person(clara):
    touch(contact(clara, "Ben"), at=NOW - 7 * DAY)
    assert [each.text for each in progress_items(clara, "stay-in-touch", WEEKS, NOW)] == ["In touch with Ben"]


def test_progress_costs_the_same_queries_for_one_and_three_clients(coach, django_assert_num_queries):
    clients = [people.client(coach=coach) for _each in range(3)]
    for each in clients:
        everything(each)
    for some in (clients[:1], clients):
        with django_assert_num_queries(1):
            progress_of(some, WEEKS, NOW)


def test_activities_count_within_the_time_asked_for(clara, mallory):
    person = everything(clara)
    contact(clara)
    touch(person, direction=Touch.Direction.GAVE)
    Conversation.objects.filter(contact=person).update(story_next="Bridges", created_at=NOW)
    for activity in ACTIVITIES:
        assert activity.count([clara, mallory], NOW - 7 * DAY, NOW + DAY) == {clara.pk: 1}
        assert activity.count([clara], NOW + DAY, NOW + 2 * DAY) == {}
