"""A practice with a long name and a wide logo: its header leaves the way through the site where it was."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from coaching.practice.models import PracticeSettings
from coaching.practice.page_generations import renew

pytestmark = pytest.mark.browser
WIDTHS = [320, 390, 820, 1280]
NAMES = [
    "Zwölf Brücken & Töchter <Coaching>",
    "The Long Road Home: Career Coaching, Mentoring and Counsel for People Who Change Their Minds Twice",
]
TALLEST = 200  # pixels of a header, also where a row of links stands below another
SEEN = """() => {
  const box = (selector) => [...document.querySelectorAll(selector)].find((each) => each.offsetWidth);
  const name = box(".brand-name"), menu = box(".menu > summary");
  return {
    header: document.querySelector(".site-header").offsetHeight,
    lines: name ? Math.round(name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight)) : 0,
    title: name?.title,
    menu: menu ? [menu.offsetWidth > 60, menu.offsetHeight < 60] : [true, true],
    logo: box(".brand-logo")?.offsetWidth ?? 0,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}"""


@pytest.fixture
def logo(site):
    content = io.BytesIO()
    Image.new("RGB", (400, 120), "teal").save(content, "PNG")
    return get_image_model().objects.create(title="Logo", description="Logo", file=ContentFile(content.getvalue(), "logo.png"))


@pytest.mark.parametrize("with_logo", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_a_long_name_leaves_the_header_its_size(person, logo, name, with_logo):
    PracticeSettings.objects.update(name=name, logo=logo if with_logo else None, logo_has_name=False)
    renew()
    visitor = person()
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 844})
        visitor.go("/")
        seen = visitor.page.evaluate(SEEN)
        assert (seen["title"], seen["menu"], seen["over"], seen["lines"] <= 2) == (name, [True, True], 0, True), (width, seen)
        assert (seen["header"] <= (TALLEST if width == 1280 else 90), seen["logo"] <= 240) == (True, True), (width, seen)
