"""Between sessions: a word for the week and a find, read at home; a testimonial, asked for, written, published and withdrawn."""

import pytest
from django.utils import timezone

from coaching.between_sessions.models import WordReader
from coaching.people.models import Client, Coach
from coaching.testimonials.models import Testimonial
from tests.journeys.steps import come_in, newest_mail

pytestmark = pytest.mark.browser

LINE, FIND, SAID = (
    "Thank one person this week.",
    "A talk that made me think of you.",
    "I write to people without a knot in my stomach.",
)


@pytest.fixture
def clara(site):
    """Clara of the demo, who has been welcomed, and was active lately."""
    now = timezone.now()
    Client.objects.update(welcomed_at=now, last_active_at=now)
    return Client.objects.get(email="clara@example.org")


@pytest.fixture
def dana(person, site):
    who = person(zone="America/New_York")
    come_in(who, Coach.objects.get().user)
    return who


def fits(who):
    return who.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_word_and_a_find_are_read_at_home(person, dana, clara):
    dana.go("/admin/clients/")
    dana.page.get_by_label(clara.name, exact=True).check()
    dana.press("A word for the week")
    dana.page.get_by_label("Your line").fill(LINE)
    dana.press("Send it")
    dana.reads("has it on their home now")
    dana.go(f"/admin/words/for/{clara.pk}/")
    dana.page.get_by_label("Your line").fill(FIND)
    dana.page.get_by_label("Link").fill("example.org/talk")
    dana.press("Send it")
    dana.reads("1 client has it, 0 opened their home since")

    client = person(phone=True)
    come_in(client, clara.user)
    client.go("/me/")
    client.reads(LINE)
    client.reads("Dana thought of you")
    assert fits(client)
    assert client.page.get_by_role("link", name="example.org").get_attribute("href") == "https://example.org/talk"

    dana.page.reload()
    dana.reads("1 client has it, 1 opened their home since")
    dana.press("Withdraw it")
    dana.reads("it is on nobody's home")
    dana.page.get_by_role("button", name="Undo").click()
    dana.reads("They have it again")
    assert WordReader.objects.standing().count() == 2


def test_a_testimonial_from_the_question_to_its_end(person, dana, clara):
    dana.go(f"/admin/clients/{clara.pk}/testimonial/")
    dana.page.get_by_role("button", name="Ask").click()
    dana.reads("Clara is asked")
    assert "/me/testimonial/" in newest_mail(clara.email, "A few words from you?")

    client = person(phone=True)
    come_in(client, clara.user)
    client.go("/me/")
    client.page.get_by_role("link", name="A few words about the coaching").click()
    client.page.get_by_label("Your words").fill(SAID)
    client.page.locator(".saved", has_text="Saved").wait_for()
    assert fits(client)
    client.page.reload()
    assert client.page.get_by_label("Your words").input_value() == SAID
    client.page.get_by_label("My initials").check()
    client.page.get_by_label("I agree that").check()
    client.press("Give these words to")
    client.reads("They aren't on the site yet")

    dana.go("/admin/clients/waiting/")
    dana.reads("Wrote a few words about your work")
    dana.go(f"/admin/clients/{clara.pk}/testimonial/")
    dana.reads(SAID)
    dana.press("Publish it")
    dana.reads("It is published")
    assert [(each.name, each.is_shown) for each in Testimonial.objects.filter(is_sample=False)] == [("C. L.", True)]

    client.page.reload()
    client.reads("published them. No page shows them yet.")
    client.press("Withdraw them")
    client.reads("You withdrew them")
    assert not Testimonial.objects.get(is_sample=False).is_shown
    assert newest_mail(dana_of(clara), "withdrew the words")


def dana_of(client):
    return client.coach.email
