"""Staying in touch on a phone: who waits, logged and put off; a link of the weekly mail without scripts; news and the list."""

import re

import pytest
from django.utils import timezone

from coaching.client_area import digest
from coaching.mail.outbox import deliver_due
from coaching.people.models import Client, Preferences
from coaching.people.preferring import prefer
from tests.journeys.steps import come_in, newest_mail

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def clara_of():
    return Client.objects.get(user__email="clara@example.org")


@pytest.fixture
def arrive(person):
    def at(path, **options):
        who = person(phone=True, **options)
        who.page.set_viewport_size({"width": 360, "height": 740})
        come_in(who, clara_of().user)
        who.go("/me/")
        who.press("Good, let's start")
        who.go(path)
        return who

    return at


def test_who_waits_is_greeted_put_off_and_given_an_idea(arrive):
    clara = arrive("/me/networking/people/")
    assert clara.page.evaluate(TOO_WIDE) == 0
    clara.page.get_by_text("I was in touch", exact=False).first.click()
    clara.look()
    assert clara.page.evaluate(TOO_WIDE) == 0
    clara.press("They wrote to me")
    clara.reads("Noted: they wrote to you. The next time is around")
    clara.press("Undo")
    clara.reads("Everything is as it was.")
    clara.go("/me/networking/people/")
    clara.page.get_by_role("button", name="Ask me again in a week").first.click()
    clara.reads("again in 7 days")
    clara.page.emulate_media(color_scheme="dark")
    clara.press("More ideas", "link")
    clara.reads("Say something about what they do")
    assert clara.page.evaluate(TOO_WIDE) == 0
    clara.press("I did this")
    clara.reads("Noted as something for them.")


def test_the_weekly_mail_is_answered_without_scripts_and_without_signing_in(site, person):
    now, client = timezone.now(), clara_of()
    prefer(client=client, zone=client.timezone, now=now)
    Preferences.objects.filter(client=client).update(next_digest_at=now)
    digest.send_due(now)
    deliver_due(now)
    link = re.search(r"I was in touch: (\S+)", newest_mail(client.email, "I was in touch"))[1]
    someone = person(phone=True, java_script_enabled=False)
    someone.go(link)
    someone.page.get_by_label("How?").select_option("call")
    someone.press("A hello")
    someone.reads("Noted as a hello.")
    someone.go(link)
    someone.reads("This link has done its work")


def test_a_search_is_listed_and_printed_and_ends_with_thanks(arrive):
    clara = arrive("/me/networking/search/")
    clara.press("Add an application", "link")
    clara.fill("Company", "Harbor Freight Lines")
    clara.fill("How", "Job board")
    clara.press("Save")
    clara.reads("Harbor Freight Lines")
    assert clara.page.evaluate(TOO_WIDE) == 0
    clara.page.emulate_media(media="print")
    assert clara.page.locator("table").is_visible()
    assert not clara.page.locator(".client-bar").is_visible()
    clara.page.emulate_media(media="screen", color_scheme="dark")
    clara.look()
    clara.go("/me/networking/news/")
    clara.page.get_by_label("Priya Raman").check()
    clara.press("Tell my coach there is news")
    clara.reads("Thank them")
    clara.reads("Priya Raman")
