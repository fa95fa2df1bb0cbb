"""From an article by the check to a booked call; and what a phone shows first."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.people.models import Coach
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
ARTICLE, CHECK = "/articles/what-can-i-offer/", "/networking/check/"
MESSAGE = "Hi Maria,\n\nDo you know of any openings at Northwind? My resume is attached.\n\nSam"


@pytest.fixture(autouse=True)
def _quick_typist(monkeypatch, patient):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)


def fits(page):
    """Nothing is wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def check_message(visitor, path):
    """In the box at a page's end."""
    page = visitor.go(path)
    page.get_by_role("textbox", name="Your message").first.fill(MESSAGE)
    page.get_by_role("button", name="Check it", exact=True).click()
    visitor.reads("Mostly asks")
    fits(visitor.look())


def say_who(page):
    page.get_by_label("Your name").first.fill("Pia Berg")
    page.get_by_label("Your email address").first.fill("pia@example.org")
    page.get_by_role("button", name=re.compile("^Book ")).click()


@pytest.mark.parametrize(
    ("width", "options"),
    [
        (320, {"color_scheme": "light"}),
        (390, {"color_scheme": "dark", "java_script_enabled": False}),
        (1280, {"color_scheme": "dark"}),
    ],
    ids=["320_light", "390_dark_no_javascript", "1280_dark"],
)
def test_a_visitor_comes_from_an_article_by_the_check_to_a_call_and_the_coach_knows(person, width, options):
    visitor = person(**options)
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 844})
    check_message(visitor, ARTICLE)
    page.get_by_label("Bring this message to the call").check()
    page.locator(".next-times .time-list button").first.click()
    page.wait_for_url("**/details/**")
    assert page.get_by_label("A message to look at together").input_value() == MESSAGE
    fits(visitor.look())
    page.go_back()
    visitor.reads("Mostly asks")
    page.go_forward()
    page.get_by_role("button", name="Choose another time").click()
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**month=*")
    fits(visitor.look())
    page.locator(".time-list a").first.click()
    page.wait_for_url("**/details/**")
    say_who(page)
    visitor.reads("Your time is reserved")
    fits(visitor.look())
    made = Booking.objects.get(guest_email="pia@example.org")
    assert (made.source, made.answers[-1]["answer"].splitlines()[2][:12]) == (f"{ARTICLE} > {CHECK}", "Do you know ")
    page.go_back()
    visitor.reads("You have this time")
    coach = person()
    come_in(coach, Coach.objects.get(slug="dana-reyes").user)
    coach.page.goto(coach.site + reverse("booking_admin:booking", args=[made.pk]))
    coach.reads("Do you know of any openings")
    coach.reads("ten things you have")


def test_a_message_that_is_not_checked_goes_nowhere(person):
    visitor = person(phone=True)
    check_message(visitor, CHECK)
    visitor.page.locator(".next-times .time-list button").first.click()
    visitor.page.wait_for_url("**/details/**")
    assert visitor.page.get_by_label("A message to look at together").count() == 0
    say_who(visitor.page)
    visitor.reads("Your time is reserved")
    made = Booking.objects.get(guest_email="pia@example.org")
    assert (made.source, "Northwind" in str(made.answers)) == (CHECK, False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no_javascript"])
def test_a_phones_first_screen_has_the_headline_the_box_three_samples_and_times(person, scheme, javascript):
    visitor = person(phone=True, color_scheme=scheme, java_script_enabled=javascript)
    page = visitor.go("/")
    fits(page)
    shown = [page.get_by_role("heading", level=1), page.get_by_label("A message you hesitate to send?")]
    shown += [*page.locator(".samples a").all(), *page.locator(".next-times .time-list a").all()]
    assert len(shown) == 2 + 3 + 4
    assert all((box := each.bounding_box()) and box["y"] >= 0 and box["y"] + box["height"] <= 844 for each in shown)
    assert page.locator(".hero-coach img").bounding_box()["y"] < page.locator(".hero-lead").bounding_box()["y"]


def test_times_are_read_by_the_clock_of_the_device_and_lead_to_it(person):
    visitor = person(zone="Europe/Berlin")
    page = visitor.go("/")
    visitor.reads("Berlin time")
    page.locator(".next-times .time-list a").first.click()
    page.wait_for_url("**/details/**")
    assert "zone=Europe%2FBerlin" in page.url
    visitor.reads("Dana's time: ")


def test_a_sample_answers_at_once_and_leads_on(person):
    visitor = person(phone=True)
    visitor.go("/").get_by_role("link", name="For a job").click()
    visitor.reads("Mostly asks")
    visitor.look().get_by_text("See the three questions").click()
    visitor.reads("What can you bring?")
    visitor.page.get_by_role("link", name=re.compile("^Read why")).click()
    visitor.page.wait_for_url(f"**{ARTICLE}")


def test_far_away_the_times_are_by_day_and_lead_to_themselves(person):
    visitor = person(zone="Pacific/Auckland")
    page = visitor.go("/")
    visitor.reads("Auckland time")
    labels = page.locator(".next-times .time-list strong").all_inner_texts()
    assert labels
    assert [label for label in labels if re.match(r"([1-7]|12)(:\d\d)? a\.m\.|midnight", label)] == []
    meant = page.locator(".next-times .time-list time").first.get_attribute("datetime")
    page.locator(".next-times .time-list a").first.click()
    page.wait_for_url("**/details/**")
    assert parse_qs(urlsplit(page.url).query)["start"] == [meant]
