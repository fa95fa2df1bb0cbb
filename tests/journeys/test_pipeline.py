"""From a held call to a client: the coach writes, the prospect answers on a phone, the coach makes them a client."""

import re

import pytest

from coaching.people.models import Client
from tests.journeys.steps import newest_mail, sign_in

pytestmark = pytest.mark.browser


def test_an_offer_is_written_read_answered_and_acted_on(person):
    coach, theo = person(), person(zone="Europe/Berlin", phone=True)
    sign_in(coach, "dana@advantedge.example", "/admin/prospects/")
    coach.press("Write the recap", "link")
    coach.fill("What we said", "You know more people than you think.")
    coach.page.get_by_label("Offer").select_option(index=1)
    coach.press("Save and preview")
    coach.reads("This is how Theo Brandt sees it")
    coach.press("Back to editing", "link")
    coach.press("Send it", exact=True)
    coach.reads("Sent. The email takes Theo Brandt to the page.")

    theo.go(re.search(r"\S+/recap/\S+", newest_mail("theo@example.org", "/recap/"))[0])
    theo.reads("You know more people than you think.")
    theo.fill("Would you like to add a message?", "From Monday on, please.")
    theo.press("Yes, I'd like to start")
    theo.reads("Thank you.")

    assert "From Monday on, please." in newest_mail("dana@advantedge.example", "I'd like to start")
    coach.go("/admin/")
    coach.press("Would like to start", "link")
    coach.press("Make a client and invite")
    assert Client.objects.get(email="theo@example.org").stage == "active"
    theo.go(re.search(r"\S+/invitation/\S+", newest_mail("theo@example.org", "/invitation/"))[0])
    theo.reads("Open my account")
