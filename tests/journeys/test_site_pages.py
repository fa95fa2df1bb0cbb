"""The pages of the site as a visitor meets them: at every width, in any light, through an article, and a form that is sent."""

import pytest
from django.db.models import CharField, TextField
from taggit.models import Tag
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import get_page_models

from coaching.booking.models import AppointmentType
from coaching.payments.models import Package
from coaching.people.models import Coach
from coaching.testimonials.models import Testimonial

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The width and height that the server wrote, against those that the styles give.
OUT_OF_SHAPE = """() => [...document.images].filter((each) => {
  const written = each.getAttribute("width") / each.getAttribute("height");
  return getComputedStyle(each).objectFit === "fill" && Math.abs(each.clientWidth / each.clientHeight / written - 1) > 0.05;
}).map((each) => each.currentSrc || each.src)"""
PAGES = [
    "/articles/",
    "/articles/about/first-messages/",
    "/articles/two-way-street/",
    "/articles/after-five-years/",
    "/services/",
    "/services/mid-career/",
    "/services/after-the-call/",
    "/dana-reyes/",
    "/invite-us/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_kind_of_page_fits_any_width_and_any_light(person, scheme, width):
    visitor = person(color_scheme=scheme)
    visitor.page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES:
        assert visitor.go(path).evaluate(TOO_WIDE) == 0, path


@pytest.mark.parametrize("width", [320, 412, 820, 1280])
def test_no_picture_is_pressed_out_of_shape(person, width):
    visitor = person()
    visitor.page.set_viewport_size({"width": width, "height": 900})
    for path in ["/", *PAGES]:
        assert visitor.go(path).evaluate(OUT_OF_SHAPE) == [], path


@pytest.mark.parametrize("width", [320, 820, 1280])
def test_every_day_of_the_calendar_is_as_large_as_the_others(person, width):
    visitor = person()
    visitor.page.set_viewport_size({"width": width, "height": 900})
    page = visitor.go("/consultation/")
    page.locator(".month td > span").first.evaluate("(day) => day.classList.add('today')")  # as a day without free times is
    sizes = "(days) => days.map((day) => `${day.clientWidth} x ${day.clientHeight}`)"
    assert len(set(page.locator(".month td > *").evaluate_all(sizes))) == 1


def test_a_reader_goes_by_the_list_of_parts_to_the_end_and_to_the_next(person):
    reader = person()
    page = reader.go("/articles/")
    reader.press("Keeping in touch", "link")
    reader.press("Networking is a two-way street", "link")
    reader.press("Begin this week", "link")
    assert page.evaluate("document.getElementById('part-begin-this-week').getBoundingClientRect().top") < 200
    reader.reads("Read next")
    page.locator(".article-foot .card-link").first.click()
    reader.look()
    assert page.url.endswith("/articles/after-five-years/")


def test_someone_sends_a_form_and_loses_no_word(person, monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)
    visitor = person(phone=True)
    visitor.go("/invite-us/")
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("What should we know?", "Forty people in May")
    visitor.press("Ask for a date")
    visitor.reads("Please check the following")
    assert visitor.page.get_by_label("What should we know?").input_value() == "Forty people in May"
    visitor.fill("Your email address", "pia@example.org")
    visitor.page.get_by_label("Alumni").check()
    visitor.press("Ask for a date")
    visitor.reads("Sent. Thank you.")
    visitor.page.reload()
    visitor.reads("Sent. Thank you.")
    assert FormSubmission.objects.get().form_data["who_would_be_listening"] == "Alumni"


def test_nothing_of_another_site_is_asked_for(person):
    visitor = person()
    asked = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        visitor.go(path)
    assert [url for url in asked if not url.startswith((visitor.site, "data:"))] == []


LONG = "Donaudampfschifffahrtsgesellschaft" * 7 + "skapitän" * 2  # 254 letters
WORDS = {"title", "intro", "headline", "audience", "name", "certification", "tagline", "words", "question"}


def say_it_long(model):
    """Every row of the model says one long word wherever a visitor reads it."""
    names = WORDS & {field.name for field in model._meta.concrete_fields if isinstance(field, CharField | TextField)}
    lengths = {name: model._meta.get_field(name).max_length or len(LONG) for name in names}
    model.objects.update(**{name: LONG[:most] for name, most in lengths.items()})


def test_one_long_word_makes_no_page_wider(person):
    visitor = person(java_script_enabled=False)
    visitor.page.set_viewport_size({"width": 320, "height": 900})
    for model in [*get_page_models(), Testimonial, Coach, AppointmentType, Package]:
        say_it_long(model)
    Tag.objects.filter(slug="first-messages").update(name=LONG[:100])
    wide = {path: visitor.go(path).evaluate(TOO_WIDE) for path in ["/", *PAGES, "/consultation/", "/packages/", "/faq/"]}
    assert {path: by for path, by in wide.items() if by} == {}
