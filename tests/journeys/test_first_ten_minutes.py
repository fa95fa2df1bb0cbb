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
WORDS = "Hi Rosa, thank you for showing me how you plan a lesson. I used it all year. Here is the sheet I made of it for you."


@pytest.fixture
def nina(person):
    """Someone new, with the invitation just mailed to her; `typed` and `screens` count what she has to do."""
    nina = person(phone=True)
    nina.typed, nina.screens = [], []
    nina.page.on("framenavigated", lambda frame: nina.screens.append(frame.url))
    invite(client=factories.client(coach=Coach.objects.first(), name="Nina New", email="nina@example.org", with_account=False))
    return nina


def type_in(who, label, words):
    who.fill(label, words)
    who.typed.append(label)


def invitation():
    body = next(each.body for each in reversed(mail.outbox) if each.to == ["nina@example.org"])
    return re.search(r"http\S+/invitation/\S+", body)[0]


def test_from_the_invitation_to_the_first_time_in_touch(nina):
    nina.go(invitation())
    nina.press(re.compile("account|start|accept", re.IGNORECASE))
    nina.press("Good, let's start")
    type_in(nina, "Their name", "Rosa Lind")
    nina.press("Next: what could you bring them?")
    type_in(nina, "What do you know about them?", "She taught me how to plan a lesson")
    type_in(nina, "What can you bring?", "The sheet I made of it")
    nina.press("I'm ready to write")
    type_in(nina, "Your message", WORDS)
    nina.press("Check it")
    nina.reads("Do you see it differently?")
    nina.press("I sent it")
    nina.press("Save")
    nina.reads("The next time is around")
    assert nina.page.get_by_role("link", name="Add one person").is_visible()  # a second one
    nina.screens.pop()  # the last one tells that it is done
    assert Touch.objects.filter(contact=Contact.objects.get(name="Rosa Lind")).exists()
    assert len(nina.typed) <= MOST_FIELDS
    assert len(nina.screens) <= MOST_SCREENS, nina.screens
