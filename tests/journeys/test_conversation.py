"""A conversation on a phone: prepared, saved as it is typed, looked back on, and what comes of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.people.models import Client
from networking_module.have_a_conversation.models import Conversation
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser

FROM = "Where you come from"


def arrive(person, **options):
    """Clara, signed in on a small phone, before the page of someone she prepared to write to."""
    who = person(phone=True, **options)
    who.page.set_viewport_size({"width": 360, "height": 740})
    clara = Client.objects.get(user__email="clara@example.org")
    come_in(who, clara.user)
    who.go("/me/")
    who.press("Good, let's start")
    who.go(f"/me/networking/people/{clara.contacts.get(name='Priya Raman').pk}/")
    return who


def talk():
    return Conversation.objects.latest("pk")


def test_a_conversation_from_the_sheet_to_the_next_steps(person):
    clara = arrive(person)
    clara.press("Plan a conversation")
    clara.fill(FROM, "Ten years on wards. My resume says so.")
    kind_word = clara.page.locator("[data-resume-word]:visible")
    kind_word.wait_for()
    clara.page.get_by_text("Saved", exact=True).first.wait_for()
    clara.look()
    clara.page.get_by_label("They asked for my resume").check()
    kind_word.wait_for(state="detached")
    clara.page.get_by_text("Good with anyone").click()
    clara.page.get_by_label("Whom do you learn from?").check()
    clara.press(re.compile("Use it.*Elena"))
    assert (talk().story_before, talk().questions) == ("Ten years on wards. My resume says so.", ["anyone-learn-from"])
    assert talk().brings == "Introduce Elena, who builds rosters"
    clara.press("Take it with me", "link")
    clara.reads("Whom do you learn from?")
    clara.page.go_back()

    clara.press("We've talked")
    clara.fill("What did you learn?", "Rosters are promises")
    clara.page.get_by_label("More them").check()
    clara.fill("What can you give them?", "The reading list")
    clara.fill("Did they name someone", "Ben Ortiz at Harbor Freight")
    clara.page.emulate_media(color_scheme="dark")
    clara.look()
    clara.press("Save this and my next steps")
    clara.reads("Saved, with your next steps")
    clara.press("Add them to my list")
    clara.reads("Priya Raman named them in your conversation")
    clara.go("/me/")
    clara.reads("Say thank you for the conversation")


def test_on_paper_a_sheet_holds_what_was_just_typed_and_what_is_folded(person):
    clara = arrive(person)
    clara.press("Plan a conversation")
    clara.fill(FROM, "Ten years on wards.")
    clara.page.get_by_text("Good with anyone").click()
    clara.page.get_by_label("Whom do you learn from?").check()
    clara.page.locator("[data-paper]", has_text="Whom do you learn from?").wait_for(state="attached")
    clara.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = false; })")
    clara.page.emulate_media(media="print")
    paper = clara.page.locator("[data-paper]")
    assert ["Ten years on wards." in paper.inner_text(), "Whom do you learn from?" in paper.inner_text()] == [True, True]
    assert clara.page.locator("main :is(textarea, button, summary):visible").count() == 0


def test_a_sheet_folds_in_one_way(person):
    clara = arrive(person)
    clara.press("Plan a conversation")
    kinds = clara.page.evaluate("[...new Set([...document.querySelectorAll('main details')].map((each) => each.className))]")
    assert kinds == ["more"]


def test_two_tabs_show_both_texts(person):
    clara = arrive(person)
    clara.press("Plan a conversation")
    other = clara.page.context.new_page()
    other.goto(clara.page.url)
    other.get_by_label(FROM).fill("From the other tab")
    other.get_by_text("Saved", exact=True).first.wait_for()
    clara.fill(FROM, "From this tab")
    clara.reads("changed on another page or device")
    clara.reads("From the other tab")
    clara.look()
    clara.press("Keep the version above")
    assert talk().story_before == "From this tab"


def test_a_conversation_without_scripts(person):
    clara = arrive(person, java_script_enabled=False)
    clara.press("Plan a conversation")
    clara.fill(FROM, "My CV is long")
    clara.press("Save my sheet")
    clara.page.locator("[data-resume-word]:visible").wait_for()
    Conversation.objects.update(at=timezone.now() - timedelta(hours=1))
    clara.go(f"/me/networking/conversations/{talk().pk}/")
    clara.press("Look back now", "link")
    clara.fill("What did you learn?", "Rosters are promises")
    clara.press("Save this and my next steps")
    clara.reads("Your next steps")
    assert talk().learned == "Rosters are promises"
