"""Better than you feared: four faces with “I sent it”, four with the answer, and the sentence from the fifth pair on.

On a phone, by keyboard, in the dark, without scripts, with names that are long, written from right to left, or have emoji.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.people.models import Client
from coaching.practice.days import today
from networking_module.bring_value import messages
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Contact
from tests.journeys.steps import come_home

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstonehaugh"
NAMES = ["مريم عبد الرحمن", LONG, "Ana 👩‍🚀🌷", "Ines Prado", "李小龍"]
SENTENCE = "You expected none of 5 to be glad. All 5 were."


@pytest.fixture
def arrive(person):
    def at(path, **options):
        who = person(phone=True, **options)
        come_home(who, clara().user)
        who.go(path)
        return who

    return at


def clara():
    return Client.objects.get(user__email="clara@example.org")


def sent(name, expected=1, taken=None):
    """A message that went out two days ago, with what was expected of it."""
    now = timezone.now()
    on = today(now, clara().timezone) - timedelta(days=2)
    some = OutreachMessage.objects.create(contact=Contact.objects.create(client=clara(), name=name), text="Hi, your talk stayed.")
    messages.mark_sent(message=some, direction="gave", on=on, now=now, expected=expected)
    if taken:
        messages.answered(message=some, now=now, taken=taken)
    return some


def looked_at(who):
    for width in (320, 390, 1280):
        who.page.set_viewport_size({"width": width, "height": 800})
        assert who.page.evaluate(TOO_WIDE) == 0, f"{width} pixels"
    for scheme in ("light", "dark"):
        who.page.emulate_media(color_scheme=scheme)
        who.look()
    who.page.set_viewport_size({"width": 390, "height": 800})


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_fear_to_the_sentence(arrive, scripts):
    for name in NAMES[:4]:
        sent(name, taken=3)
    someone = Contact.objects.create(client=clara(), name=NAMES[4])
    last = OutreachMessage.objects.create(contact=someone, text="Hi, your talk stayed.")
    who = arrive(f"{last.get_absolute_url()}sent/", java_script_enabled=scripts)
    choose_by_keyboard(who, "How will they take it?", "Not glad")
    if scripts:
        looked_at(who)
    who.press("Save")
    who.reads("Noted as")
    who.go(last.get_absolute_url())
    who.reads("You expect: Not glad. No answer yet.")
    who.press("They wrote back")
    who.reads("How did they take it?")
    if scripts:
        looked_at(who)
    who.page.get_by_role("radio", name="Very glad").first.check(force=True)
    who.press("Keep it")
    who.reads("Better than you feared.")
    who.reads(SENTENCE)
    if scripts:
        looked_at(who)
    who.go("/me/progress/")
    who.reads(SENTENCE)
    if scripts:
        looked_at(who)
    assert who.problems == []


def choose_by_keyboard(who, question, face):
    """Space takes the first face, arrows go on to the others."""
    group = who.page.get_by_role("group", name=question)
    group.get_by_role("radio").first.focus()
    who.page.keyboard.press("Space")
    for _step in range(3):
        who.page.keyboard.press("ArrowRight")
    assert group.get_by_role("radio", name=face, exact=True).is_checked()


def test_worse_than_hoped_is_said_kindly_and_undone(arrive):
    some = sent("Ines Prado", expected=4)
    who = arrive(some.get_absolute_url())
    who.press("They wrote back")
    who.page.get_by_role("radio", name="Not glad").first.check(force=True)
    who.press("Keep it")
    who.reads("Not what you hoped for.")
    who.reads("Your coach has an exercise for such a day")
    looked_at(who)
    who.page.get_by_text("Change or remove it").click()
    who.press("Remove it")
    who.reads("Removed.")
    assert OutreachMessage.objects.filter(pk=some.pk).values_list("expected", "taken").get() == (None, None)
    assert who.problems == []


def test_on_paper_the_pair_stands_without_the_form(arrive):
    who = arrive(sent("Ines Prado", taken=4).get_absolute_url())
    who.page.emulate_media(media="print")
    assert (who.page.locator(".face-pair").is_visible(), who.page.locator(".took-it form").is_visible()) == (True, False)
