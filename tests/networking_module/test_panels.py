from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from coaching.modules import module
from coaching.people.models import TimelineEntry
from networking_module.attention import attention
from networking_module.panels import client_panel, coach_panel
from networking_module.stay_in_touch.health import weeks_of
from tests import factories as people
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, everything, many, promise, touch

pytestmark = pytest.mark.walk

SECRET = "Xylophone"


def shown(panel):
    return render_to_string(panel.template, {"panel": panel.context})


def test_coach_panel_shows_numbers_and_nothing_private(clara):
    everything(clara, SECRET)
    words = shown(coach_panel(clara, NOW))
    assert "1 person on the list" in words
    assert "1 kept, 0 open" in words
    assert SECRET not in words


def test_coach_panel_leads_to_what_was_shared_without_a_name_or_a_word(clara):
    everything(clara, SECRET, shared_at=NOW)
    words = shown(coach_panel(clara, NOW))
    assert words.count("/admin/networking/shared/") == 4
    assert SECRET not in words


def test_coach_panel_has_the_clients_own_weeks_in_rhythm(clara):
    touch(contact(clara, rhythm_days=42))
    panel = coach_panel(clara, NOW)
    assert panel.context["weeks"] == weeks_of(clara, NOW)
    assert "On time this week with 1 of 1 person" in shown(panel)


def test_coachs_page_of_a_client_shows_nothing_private(signed_in, coach, clara):
    everything(clara, SECRET)
    words = signed_in(coach).get(clara.get_absolute_url()).content.decode()
    assert "Networking" in words
    assert SECRET not in words


def test_timeline_of_all_that_a_client_does_has_no_name(signed_in, clara):
    someone, browser = contact(clara, f"Anna {SECRET}"), signed_in(clara)
    base = f"/me/networking/people/{someone.pk}"
    browser.post(f"{base}/quick/", {"kind": "email", "direction": "gave"})
    browser.post(f"{base}/prepare/", {"brings": SECRET, "ready": ""})
    draft = someone.messages.get()
    browser.post(draft.get_absolute_url(), {"text": f"Hello {SECRET}", "channel": "email", "do": "sent"})
    browser.post(f"{draft.get_absolute_url()}share/")
    browser.post(f"{draft.get_absolute_url()}sent/", {"on": timezone.now().date() - timedelta(days=1), "direction": "gave"})
    browser.post(f"{base}/conversation/")
    talk = someone.conversations.get()
    browser.post(f"{talk.get_absolute_url()}afterwards/", {"learned": SECRET})
    kinds = [entry.kind for entry in TimelineEntry.objects.filter(client=clara).order_by("pk")]
    assert kinds == ["networking.shared", "networking.sent", "networking.looked_back"]
    assert [entry.text for entry in TimelineEntry.objects.all() if SECRET in entry.text] == []


def test_attention_counts_people_who_waited_a_week(clara, mallory):
    for _each in range(3):
        contact(clara, f"Anna {SECRET}", rhythm_days=14, remind_on=TODAY - 8 * DAY)
        contact(mallory, rhythm_days=14, remind_on=TODAY - 6 * DAY)
    [reason] = attention([clara, mallory], NOW)
    assert (reason.client_id, reason.reason) == (clara.pk, "Rhythm is slipping: 3 people are waiting")


def test_attention_leaves_resting_people_alone(clara):
    for _each in range(3):
        contact(clara, rhythm_days=14, resting=True, remind_on=TODAY - 8 * DAY)
    assert list(attention([clara], NOW)) == []


def test_client_panel_names_three_people_and_the_promises(clara):
    for number in range(4):
        contact(clara, f"Person {number}", rhythm_days=14, created_at=NOW - (9 - number) * DAY)
    promise(contact(clara, "Anna"), text="Send the list")
    words = shown(client_panel(clara, NOW))
    assert [f"Person {number}" in words for number in range(4)] == [True, True, True, False]
    assert "Send the list" in words


def test_client_panel_without_people_teaches_how_to_begin(clara):
    assert "Name one person" in shown(client_panel(clara, NOW))


@pytest.mark.parametrize("panel", [client_panel, coach_panel])
def test_panels_cost_the_same_queries_for_3_and_3000_people(clara, queries_of, panel):
    many(clara, 3)
    few = queries_of(lambda: shown(panel(clara, NOW)))
    many(clara, 2997)
    assert queries_of(lambda: shown(panel(clara, NOW))) == few


def test_the_coachs_page_costs_the_same_queries_for_3_and_3000_people(signed_in, coach, clara, queries_of):
    browser = signed_in(coach)
    many(clara, 3)
    few = queries_of(browser.get, clara.get_absolute_url())
    many(clara, 2997)
    assert queries_of(browser.get, clara.get_absolute_url()) == few


@pytest.mark.parametrize("asked", ["attention", "digest_lines"])
def test_lists_cost_the_same_queries_for_one_and_three_clients(coach, queries_of, asked):
    clients = [people.client(coach=coach) for _each in range(3)]
    for each in clients:
        everything(each)
        contact(each, rhythm_days=14)
    ask = getattr(module("networking"), asked)
    assert queries_of(ask, clients, NOW) == queries_of(ask, clients[:1], NOW)


def test_digest_names_three_people_with_an_idea_and_due_promises(clara):
    for number in range(4):
        contact(clara, f"Person {number}", rhythm_days=14, created_at=NOW - (9 - number) * DAY, cares_about="Bridges")
    promise(contact(clara, "Anna"), text="Send the list")
    lines = [line.text for line in module("networking").digest_lines([clara], NOW)]
    assert lines[0] == "For Anna: Send the list"
    assert [line.split(":")[0] for line in lines[1:]] == ["Person 0", "Person 1", "Person 2"]
    assert "Bridges" in lines[1]


def test_next_steps_begin_with_naming_one_person(clara):
    [step] = module("networking").next_steps(clara, NOW)
    assert "Name one person" in step.text


def test_next_steps_put_promises_before_who_waits(clara):
    contact(clara, "Ben", rhythm_days=14)
    promise(contact(clara, "Anna"), text="Send the list")
    steps = [step.text for step in module("networking").next_steps(clara, NOW)]
    assert steps == ["For Anna: Send the list", "Say hello to Ben"]


def test_next_steps_say_when_a_conversation_comes_near(clara):
    person = contact(clara, "Anna")
    conversation(person, at=NOW + 5 * DAY)
    near = conversation(person, at=NOW + 2 * DAY)
    steps = [(step.url, step.due) for step in module("networking").next_steps(clara, NOW) if "Get ready" in step.text]
    assert steps == [(near.get_absolute_url(), TODAY + 2 * DAY)]
