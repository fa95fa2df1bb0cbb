"""The whole practice in one story: a stranger books, becomes a client, practices, pays; the coach sees it all."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.exercises.models import Exercise
from tests.journeys.steps import empty_calendar, newest_mail, sign_in

pytestmark = pytest.mark.browser

DRAFT = (
    "Hi Rosa, your talk on small budgets stayed with me. I would love to hear how you found the first ten customers. "
    "Would 15 minutes next week work for you? Here is the article on pricing that I thought you might like."
)

# One of the practice's own, and one for each end of networking.
EXERCISES = ["coaching.personal-branding", "networking.bring-value", "networking.have-a-conversation"]


def book_from(visitor):
    visitor.go("/")
    visitor.press("Book a free consultation", "link")
    visitor.until("document.querySelector('[name=zone]')?.value === 'Europe/Berlin'")
    visitor.look()
    first = visitor.page.locator(".time-list a").first
    assert re.search(r"\w+day, \w+ \d+, \d{4}, .+ Berlin time", first.get_attribute("aria-label"))
    first.click()
    visitor.look()
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("Your email address", "pia@example.org")
    visitor.page.get_by_role("button", name=re.compile("^Book ")).click()
    visitor.reads("Your time is reserved")
    visitor.look()


def the_call_takes_place():
    """Three days pass in the database alone."""
    booking = Booking.objects.get(guest_email="pia@example.org")
    empty_calendar(except_for=booking)
    shift = booking.start - timezone.now() + timedelta(hours=1)
    for name in ("start", "end", "blocked_start", "blocked_end"):
        setattr(booking, name, getattr(booking, name) - shift)
    booking.save()
    return booking


def do_exercise(client, title):
    client.go("/me/exercises/")
    client.press(title, "link")
    if (whole := client.page.get_by_role("button", name="All on one page")).is_visible():
        whole.click()
    for box in client.page.locator("form[data-autosave] textarea").all():
        box.fill("Something I thought about for a while.")
    for box in client.page.locator("form[data-autosave] input:not([type])").all():
        box.fill("A few words")
    for group in client.page.locator("form[data-autosave] fieldset:has(:is([type=radio], [type=checkbox]))").all():
        group.locator(":is([type=radio], [type=checkbox])").first.check()
    client.press("Hand in")
    client.reads("Handed in. Your coach reads it next")


def numbers(reader):
    """What the charts of progress say, with their tables; a module's panel has its own."""
    charts = reader.page.locator(".chart:not(:has(.chart-shares))")
    return [" ".join(each.split()) for each in charts.all_text_contents()]


def test_a_visitor_becomes_a_client_and_the_coach_sees_it_all(person, site, monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)
    visitor, coach = person(zone="Europe/Berlin", phone=True), person()

    book_from(visitor)
    confirmation = next(each for each in mail.outbox if each.to == ["pia@example.org"])
    assert "Berlin" in confirmation.body
    assert "New York" in confirmation.body
    assert "Content-Type: text/calendar; method=" in str(confirmation.message())

    booking = the_call_takes_place()
    sign_in(coach, "dana@advantedge.example", "/admin/")
    coach.go(f"/admin/calendar/{booking.pk}/")
    coach.press("Held")
    coach.press(re.compile("client", re.IGNORECASE))
    client = booking.client

    pia = person(zone="Europe/Berlin", phone=True)
    pia.go(re.search(r"\S+/invitation/\S+", newest_mail("pia@example.org", "/invitation/"))[0])
    pia.press("Open my account")
    pia.press("Good, let's start")
    pia.go("/me/")
    pia.reads("Fifteen minutes.")
    pia.page.context.clear_cookies()
    sign_in(pia, "pia@example.org", "/me/")
    pia.reads("Fifteen minutes.")

    coach.go(f"/admin/review/assign/?client={client.pk}")
    titles = list(Exercise.objects.filter(key__in=EXERCISES).values_list("title", flat=True))
    for title in titles:
        coach.go(f"/admin/review/assign/?client={client.pk}")
        coach.page.locator("select[name=exercise]").select_option(label=title)
        coach.press("Assign", exact=True)
    for title in titles:
        do_exercise(pia, title)

    pia.go("/me/networking/people/add/")
    pia.fill("Name", "Rosa Marin")
    pia.page.locator("main button[type=submit]").first.click()
    pia.look()
    contact = client.contacts.get()
    pia.go(f"/me/networking/people/{contact.pk}/log/")
    pia.page.get_by_role("radio").first.check()
    pia.press("Save")
    assert contact.touches.count() == 1

    pia.go(f"/me/networking/people/{contact.pk}/")
    pia.press("Prepare a message", "link")
    pia.fill("What do you know about them?", "Gave a talk on small budgets")
    pia.fill("What can you bring?", "The article on pricing")
    pia.fill("What would you like to learn from them?", "How she found her first customers")
    pia.press(re.compile("write", re.IGNORECASE))
    pia.fill("Your message", DRAFT)
    pia.press("Check it")
    pia.reads("Goes both ways")

    pia.go("/me/packages/")
    pia.press("Buy Four sessions for $520")
    pia.page.get_by_label("I agree to the terms").check()
    pia.press("Go on and pay $520")
    pia.press("Pay $520")
    pia.reads("You have 4 sessions left")
    pia.go("/me/sessions/")
    pia.press("Choose a time", "link")
    pia.page.locator(".time-list a").first.click()
    pia.press("Book it")
    pia.reads("Your session is booked")
    pia.reads("You have 3 sessions left")

    pia.go("/me/progress/")
    own = numbers(pia)
    coach.go(f"/admin/clients/{client.pk}/")
    assert coach.page.locator("a[href='#account']").inner_text().startswith("3 until ")
    assert numbers(coach) == own != []
    assert "Rosa" not in coach.page.content()
    coach.go("/admin/")
    coach.reads("Handed in “")
