"""A message on a phone: prepared, written, looked at, sent and answered. With scripts and without; and the public check."""

import pytest
from django.utils import timezone

from coaching.people.models import Client
from coaching.practice.days import today
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.opinions.models import CheckOpinion
from networking_module.contacts.interactions.touches import log_touch
from networking_module.contacts.models import Contact
from tests.journeys.steps import come_home

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXT = (
    "Hi Ines, your talk on night buses stayed with me. I can introduce you to Omar, who plans them in Porto. "
    "Could I ask how you won over the drivers? Ten minutes would be plenty."
)


@pytest.fixture
def arrive(person):
    def at(path, **options):
        who = person(phone=True, **options)
        come_home(who, Client.objects.get(user__email="clara@example.org").user)
        who.go(path)
        return who

    return at


@pytest.mark.parametrize("scripts", [True, False])
def test_a_message_from_the_sheet_to_the_answer(arrive, scripts):
    clara = arrive("/me/networking/people/all/", java_script_enabled=scripts)
    add_someone(clara)
    prepare(clara)
    write_and_check(clara, scripts)
    send(clara)
    clara.press("They wrote back")
    clara.reads("They wrote back. The clock starts over.")
    assert clara.problems == []


def add_someone(clara):
    clara.page.get_by_placeholder("Maria Lopez, Acme, engineer").fill("Ines Prado, City Transport, planner")
    clara.press("Add", exact=True)
    clara.go(Contact.objects.get(name="Ines Prado", client__email="clara@example.org").get_absolute_url())


def prepare(clara):
    clara.press("Prepare a message", "link")
    clara.fill("What do you know about them?", "Spoke about night buses")
    clara.press("I'm ready to write")
    clara.reads("Name at least one thing")
    clara.fill("What can you bring?", "Introduce Omar, who plans buses in Porto")
    clara.press("I'm ready to write")


def write_and_check(clara, scripts):
    clara.reads("Introduce Omar, who plans buses in Porto")
    clara.fill("Your message", TEXT)
    if scripts:
        clara.page.get_by_text("Saved", exact=True).wait_for()
        clara.reads("Brings something")
    assert clara.page.get_by_text("This reads as").count() == 0
    clara.press("Check it")
    clara.reads("Goes both ways")
    clara.reads("All of it fits on one screen.")
    assert clara.page.locator(".draft .button-primary:visible").all_inner_texts() == ["Copy" if scripts else "I sent it"]
    clara.page.emulate_media(color_scheme="dark")
    clara.look()
    assert clara.page.evaluate(TOO_WIDE) == 0


def send(clara):
    clara.press("I sent it")  # quiet while copying comes first, and main after it
    assert clara.page.get_by_label("I can introduce you to Omar, who plans them in Porto").is_checked()
    clara.press("Save")
    clara.reads("The next time is around")
    clara.reads("Open promises")


def test_on_a_phone_the_draft_the_answer_and_the_main_button_are_on_one_screen(arrive):
    ines = Contact.objects.create(client=Client.objects.get(user__email="clara@example.org"), name="Ines Prado")
    draft = OutreachMessage.objects.create(contact=ines, text=TEXT)
    clara = arrive(f"{draft.get_absolute_url()}?check")
    clara.page.set_viewport_size({"width": 390, "height": 844})
    clara.page.evaluate("scrollTo(0, 0)")
    bar = clara.page.locator(".client-bar").bounding_box()["y"]
    parts = [clara.page.locator(each) for each in ("[name=text]", "#verdict", ".writing-next .button-primary")]
    assert [box["y"] >= 0 and box["y"] + box["height"] <= bar for box in (each.bounding_box() for each in parts)] == [True] * 3
    assert clara.page.locator(".draft .button-primary:visible").count() == 1


def test_after_copying_the_main_button_is_what_comes_next(arrive):
    ines = Contact.objects.create(client=Client.objects.get(user__email="clara@example.org"), name="Ines Prado")
    draft = OutreachMessage.objects.create(contact=ines, text=TEXT)
    clara = arrive(f"{draft.get_absolute_url()}?check", permissions=["clipboard-read", "clipboard-write"])
    main = clara.page.locator(".writing-next .button-primary")
    assert main.inner_text() == "Copy"
    clara.press("Copy")
    clara.page.get_by_text("Copied", exact=True).wait_for()
    assert (main.inner_text(), main.evaluate("each => each === document.activeElement")) == ("I sent it", True)
    clara.fill("Your message", f"{TEXT} Yours, Clara")
    assert main.inner_text() == "Check it again"


def test_on_a_desktop_the_facts_stand_beside_the_draft(arrive):
    ines = Contact.objects.create(
        client=Client.objects.get(user__email="clara@example.org"), name="Ines Prado", cares_about="Night buses"
    )
    draft = OutreachMessage.objects.create(contact=ines, text=TEXT)
    clara = arrive(f"{draft.get_absolute_url()}?check")
    clara.page.set_viewport_size({"width": 1280, "height": 800})
    words, facts = (clara.page.locator(each).bounding_box() for each in ("[name=text]", ".facts-beside"))
    assert (words["x"] + words["width"] <= facts["x"], facts["y"] <= words["y"]) == (True, True)
    clara.look()


def test_on_paper_a_message_keeps_its_words_and_has_no_buttons(arrive):
    ines = Contact.objects.create(client=Client.objects.get(user__email="clara@example.org"), name="Ines Prado")
    draft = OutreachMessage.objects.create(contact=ines, text=TEXT)
    clara = arrive(f"{draft.get_absolute_url()}?check")
    clara.page.emulate_media(media="print")
    text = clara.page.locator("[name=text]")
    assert (text.is_visible(), text.evaluate("each => each.scrollHeight - each.clientHeight <= 1")) == (True, True)
    assert clara.page.locator("main :is(button, .button):visible").count() == 0


def test_two_pages_show_both_texts(arrive):
    Contact.objects.create(client=Client.objects.get(user__email="clara@example.org"), name="Ines Prado")
    draft = OutreachMessage.objects.create(
        contact=Contact.objects.get(name="Ines Prado", client__email="clara@example.org"), text="Hi Ines"
    )
    one, other = (arrive(draft.get_absolute_url()) for _page in range(2))
    one.fill("Your message", "Hi Ines, the first words")
    one.page.get_by_text("Saved", exact=True).wait_for()
    other.fill("Your message", "Hi Ines, other words")
    other.reads("Saved elsewhere")
    other.look()
    other.press("Use the version saved elsewhere")
    assert other.page.get_by_label("Your message").input_value() == "Hi Ines, the first words"
    assert one.problems + other.problems == []


def test_somebody_who_is_afraid_is_reminded_before_and_while_writing_to_the_boss(arrive):
    clara = arrive("/me/networking/people/all/")
    add_someone(clara)
    clara.go("/me/networking/people/must-not-know/")
    clara.page.get_by_role("textbox", name="Employer").fill("city transport, inc.")
    clara.press("Add", exact=True)
    clara.reads("Before you write to anyone at city transport, inc., we remind you.")
    clara.reads("1 person on your list is there")
    clara.look()
    clara.go(Contact.objects.get(name="Ines Prado", client__email="clara@example.org").get_absolute_url())
    prepare(clara)
    clara.reads("You said that city transport, inc. must not know that you're looking.")
    clara.fill("Your message", "Hi Ines! I'm quietly looking for a new role.")
    clara.page.locator("q", has_text="I'm quietly looking for a new role.").wait_for()
    clara.look()
    clara.fill("Your message", "Hi Ines! Your talk stayed with me.")
    clara.page.locator("q").wait_for(state="detached")
    assert clara.problems == []


def test_someone_met_may_be_asked_by_keyboard(arrive):
    ines = Contact.objects.create(client=Client.objects.get(user__email="clara@example.org"), name="Ines Prado")
    log_touch(
        contact=ines, kind="meeting", direction="in_touch", on=today(timezone.now(), ines.client.timezone), now=timezone.now()
    )
    draft = OutreachMessage.objects.create(contact=ines, text="Hi Ines, could you refer me to the hiring manager? Thanks, Clara")
    clara = arrive(f"{draft.get_absolute_url()}?check")
    clara.reads("You are asking, and you may")
    clara.page.get_by_role("button", name="Not this time").press("Enter")
    clara.reads("Mostly asks")
    clara.page.get_by_text("Do you see it differently?").press("Enter")
    clara.page.get_by_label("Goes both ways").press("Space")
    clara.page.get_by_role("button", name="I see it differently").press("Enter")
    clara.reads("You see it differently, and that counts.")
    clara.look()
    assert CheckOpinion.objects.count() == 0


def test_a_visitor_checks_a_message_and_nothing_is_kept(person):
    visitor = person(phone=True, java_script_enabled=False)
    visitor.go("/networking/check/")
    visitor.fill("Your message", "Hi Ann, do you know of any openings at your firm? My resume is attached. Thanks, Jo")
    visitor.press("Check")
    visitor.reads("Mostly asks")
    visitor.reads("Read it as they will")
    visitor.page.get_by_text("Do you see it differently?").click()
    visitor.page.get_by_label("Friendly note").check()
    visitor.press("I see it differently")
    visitor.reads("The practice sees what you said, and not who said it.")
    assert CheckOpinion.objects.values_list("opinion", "text").get() == ("neutral", "")
    assert OutreachMessage.objects.filter(text__contains="openings").count() == 0
