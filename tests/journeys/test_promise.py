"""A promise from the message that made it to the numbers after it, with scripts and without; and the answer to the message."""

import re

import pytest
from django.utils import timezone

from coaching.client_area import digest
from coaching.mail.outbox import deliver_due
from coaching.people.models import Client, Preferences
from coaching.people.preferring import prefer
from coaching.practice.days import today
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Contact, Promise
from tests.journeys.steps import come_home, come_in, newest_mail

pytestmark = pytest.mark.browser
NUMBERS = ["no", "one", "two", "three", "four"]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXT = (
    "Hi Ines, your talk on night buses stayed with me. I'll send you the two cards on Friday, and could you tell me whether your "
    "team is hiring? I can lend you the book on buses if you like. Clara"
)
CLAUSE = "I'll send you the two cards on Friday"


def clara_of():
    return Client.objects.get(user__email="clara@example.org")


@pytest.fixture
def ines(site):
    """Someone new, with a draft to her; of the demo's promises none is left."""
    Promise.objects.all().delete()
    ines = Contact.objects.create(client=clara_of(), name="Ines Prado", rhythm_days=42)
    OutreachMessage.objects.create(contact=ines, text=TEXT)
    return ines


@pytest.fixture
def arrive(person):
    def at(path, **options):
        who = person(phone=True, **options)
        come_home(who, clara_of().user)
        who.go(path)
        return who

    return at


def promises_kept(page):
    """How many promises the sentence on the client's progress, or on the coach's page, speaks of; it says nothing of none."""
    said = re.search(r"ept (\w+) promises?\.", page.locator("main").inner_text())
    return NUMBERS.index(said[1]) if said else 0


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_message_to_done_and_the_numbers_after_it(arrive, person, ines, scripts):
    clara = arrive(OutreachMessage.objects.get(contact=ines).get_absolute_url(), java_script_enabled=scripts)
    before = promises_kept(clara.go("/me/progress/"))
    clara.go(OutreachMessage.objects.get(contact=ines).get_absolute_url())
    mark_as_sent(clara)
    keep(clara)
    after = promises_kept(clara.go("/me/progress/"))
    assert after == before + 1
    clara.go("/me/progress/networking/bring-value/")
    clara.reads("Kept a promise to Ines Prado")
    assert promises_kept(as_coach(person)) == after


def mark_as_sent(clara):
    clara.press("I sent it")
    assert clara.page.get_by_label(CLAUSE).is_checked()
    assert not clara.page.get_by_label("I can lend you the book on buses").is_checked()
    assert clara.page.get_by_text("team is hiring").count() == 0
    clara.press("Save")
    clara.reads("Open promises")


def keep(clara):
    """From the home page."""
    clara.go("/me/")
    Promise.objects.update(due=today(timezone.now(), clara_of().timezone))
    clara.go("/me/")
    clara.reads("For Ines Prado, by ")
    clara.press(CLAUSE, "link", exact=True)
    clara.reads("from your message of")
    clara.page.locator("summary", has_text="Done").click()
    clara.reads("You sent it? Then you were in touch.")
    assert clara.page.evaluate(TOO_WIDE) == 0
    clara.page.get_by_label("How?").select_option("note")
    clara.press("Yes, sent")
    clara.reads("You kept your word. Noted as something for them. The next time is around")


def as_coach(person):
    """The page of Clara, as her coach sees it."""
    dana, client = person(), clara_of()
    come_in(dana, client.coach.user)
    dana.page.goto(dana.site + client.get_absolute_url())  # the admin is Wagtail's own: nothing for axe
    return dana.page


def test_done_is_undone_and_pressed_again_on_a_page_of_before(arrive, ines):
    promise = Promise.objects.create(contact=ines, text=CLAUSE, due="2027-01-15", made_on="2026-11-20")
    clara, other = (arrive(f"{promise.get_absolute_url()}?done&next=/me/networking/people/promises/#done") for _page in range(2))
    clara.press("Yes, sent")
    other.press("Yes, sent")
    other.reads("You already kept this promise. Nothing was counted twice.")
    assert ines.touches.count() == 1
    clara.press("Undo")
    clara.reads("Everything is as it was.")
    clara.reads(CLAUSE)
    assert ines.touches.count() == 0


def test_every_page_of_a_promise_is_read_in_the_dark_by_keyboard(arrive, ines):
    promise = Promise.objects.create(contact=ines, text=CLAUSE, due="2027-01-15", made_on="2026-11-20")
    clara = arrive("/me/networking/people/promises/", color_scheme="dark")
    assert clara.page.evaluate(TOO_WIDE) == 0
    clara.page.get_by_role("link", name="Done").press("Enter")
    clara.look()
    clara.page.get_by_role("button", name="Done another way").press("Enter")
    clara.reads("Kept. Well done.")
    clara.go(promise.get_absolute_url())
    clara.reads("You kept it on")
    assert clara.page.evaluate(TOO_WIDE) == 0


def test_did_they_answer_is_asked_by_email_and_answered_without_scripts(site, person, ines):
    now, client = timezone.now(), clara_of()
    day = today(now - 6 * digest.TOO_LATE, client.timezone)
    OutreachMessage.objects.filter(contact=ines).update(sent_on=day, sent_at=now - 6 * digest.TOO_LATE)
    prefer(client=client, zone=client.timezone, now=now)
    Preferences.objects.filter(client=client).update(next_digest_at=now)
    digest.send_due(now)
    deliver_due(now)
    letter = newest_mail(client.email, "You wrote to Ines on")
    not_yet, yes = (re.search(rf"{label}: (\S+)", letter)[1] for label in ("Not yet", "Yes"))
    someone = person(phone=True, java_script_enabled=False)
    someone.go(not_yet)
    someone.press("Not yet")
    someone.reads("Silence is rarely about you")
    someone.go(yes)
    someone.press("Yes, note it")
    someone.reads("Noted: Ines answered.")
    someone.go(yes)
    someone.reads("This link has done its work")
