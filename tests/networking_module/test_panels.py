from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from coaching.modules import module
from coaching.people.models import TimelineEntry
from networking_module.attention import attention
from networking_module.panels import coach_panel
from networking_module.stay_in_touch.health import weeks_of
from tests import factories as people
from tests.networking_module.factories import DAY, NOW, TODAY, contact, everything, many, touch

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


def test_the_panel_costs_the_same_queries_for_3_and_3000_people(clara, queries_of):
    many(clara, 3)
    few = queries_of(lambda: shown(coach_panel(clara, NOW)))
    many(clara, 2997)
    assert queries_of(lambda: shown(coach_panel(clara, NOW))) == few


def test_the_coachs_page_costs_the_same_queries_for_3_and_3000_people(signed_in, coach, clara, queries_of):
    browser = signed_in(coach)
    many(clara, 3)
    few = queries_of(browser.get, clara.get_absolute_url())
    many(clara, 2997)
    assert queries_of(browser.get, clara.get_absolute_url()) == few


@pytest.mark.parametrize("asked", ["attention", "next_steps", "questions", "done_today", "went_well"])
def test_lists_cost_the_same_queries_for_one_and_three_clients(coach, queries_of, asked):
    clients = [people.client(coach=coach) for _each in range(3)]
    for each in clients:
        everything(each)
        contact(each, rhythm_days=14)
    ask = getattr(module("networking"), asked)
    assert queries_of(ask, clients, NOW) == queries_of(ask, clients[:1], NOW)
