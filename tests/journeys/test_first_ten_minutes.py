"""From the invitation to the first time in touch, on a phone: at most 7 screens and 6 typed fields, and what comes next."""

import re

import pytest
from django.core import mail

from coaching.people.invitations import invite
from coaching.people.models import Coach
from networking_module.contacts.models import Contact, Touch
from tests import factories

pytestmark = pytest.mark.browser

MOST_SCREENS, MOST_FIELDS = 7, 6
# Tells of each field that something is typed into, whoever types; what is ticked or chosen isn't typed.
WATCH = """addEventListener("input", (event) => {
  if (!event.target.matches("[type=radio], [type=checkbox], select")) typedInto(`${location.pathname} ${event.target.name}`);
}, true)"""
WORDS = "Hi Rosa, thank you for showing me how you plan a lesson. I used it all year. Here is the sheet I made of it for you."


@pytest.fixture
def nina(person):
    """Someone new, with the invitation just mailed to her; `typed` and `screens` count what she has to do."""
    nina = person(phone=True)
    nina.typed, nina.screens = [], []
    nina.page.on("framenavigated", lambda frame: nina.screens.append(frame.url))
    nina.page.context.expose_function("typedInto", lambda name: name in nina.typed or nina.typed.append(name))
    nina.page.context.add_init_script(WATCH)
    invite(client=factories.client(coach=Coach.objects.first(), name="Nina New", email="nina@example.org", with_account=False))
    return nina


def in_words(counted):
    return f"{len(counted)}: {', '.join(counted)}"


def invitation():
    body = next(each.body for each in reversed(mail.outbox) if each.to == ["nina@example.org"])
    return re.search(r"http\S+/invitation/\S+", body)[0]


def test_from_the_invitation_to_the_first_time_in_touch(nina):
    nina.go(invitation())
    nina.press(re.compile("account|start|accept", re.IGNORECASE))
    nina.press("Good, let's start")
    nina.fill("Their name", "Rosa Lind")
    nina.press("Next: what could you bring them?")
    nina.fill("What do you know about them?", "She taught me how to plan a lesson")
    nina.fill("What can you bring?", "The sheet I made of it")
    nina.press("I'm ready to write")
    nina.fill("Your message", WORDS)
    nina.press("Check it")
    nina.reads("Do you see it differently?")
    nina.press("I sent it")
    nina.press("Save")
    nina.reads("The next time is around")
    nina.reads("Name a second person")
    nina.screens.pop()  # the last one tells that it is done
    assert Touch.objects.filter(contact=Contact.objects.get(name="Rosa Lind")).exists()
    assert len(nina.screens) <= MOST_SCREENS, in_words(nina.screens)
    assert len(nina.typed) <= MOST_FIELDS, in_words(nina.typed)
    nina.press("Add one person", "link")  # what comes next is one tap away
    assert nina.page.get_by_role("textbox").first.is_visible()
