import pytest
from django.forms import modelform_factory

from coaching.practice.brand.colors import schemes
from coaching.practice.models import PracticeSettings
from coaching.practice.practice_form import PracticeSettingsForm

FIELDS = ["brand_color", "brand_color_dark", "social_links", "help_text", "session_questions"]
FORM = modelform_factory(PracticeSettings, form=PracticeSettingsForm, fields=FIELDS)


@pytest.fixture
def form(db):
    """`form(field=…)` is the settings' form as it is sent."""
    return lambda **typed: FORM(typed, instance=PracticeSettings.load())


def test_a_color_that_cannot_be_read_is_refused_with_one_that_can(form):
    sent = form(brand_color="#ffcc00")
    nearest = schemes()[0].nearest("#ffcc00")
    assert sent.errors["brand_color"] == [
        "Words in #ffcc00 can't be read well on a light page: their contrast is 1.3 to 1, and 4.5 is needed. "
        f"{nearest} is the nearest color that can be read. Type it here, or select “Take the nearest color that can be read” "
        "and save again."
    ]


def test_the_nearest_color_is_taken_by_a_tick(form):
    sent = form(brand_color="#ffcc00", nearest_color="on")
    assert sent.is_valid()
    assert sent.cleaned_data["brand_color"] == schemes()[0].nearest("#ffcc00")


def test_the_color_of_the_dark_scheme_is_held_to_dark_paper(form):
    sent = form(brand_color="#1d3a8a", brand_color_dark="#1d3a8a")
    assert list(sent.errors) == ["brand_color_dark"]
    assert "on a dark page" in sent.errors["brand_color_dark"][0]


def test_a_dark_color_alone_asks_for_the_light_one(form):
    assert list(form(brand_color_dark="#9db7ff").errors) == ["brand_color"]


def test_what_is_no_color_is_told_so_even_with_the_tick(form):
    assert form(brand_color="moss", nearest_color="on").errors["brand_color"] == [
        "“moss” is no color we know. Write it as #1a6b3c: a number sign and six digits or letters from a to f."
    ]


def test_without_a_color_there_is_no_stylesheet(form):
    sent = form()
    assert sent.is_valid()
    assert sent.save(commit=False).brand_digest == ""


def test_links_are_kept_once_each_with_their_scheme(form):
    sent = form(social_links="linkedin.com/in/dora\n\nhttps://linkedin.com/in/dora\n https://example.social/@dora \n")
    assert sent.is_valid()
    assert [(link.name, link.url) for link in sent.save(commit=False).social] == [
        ("LinkedIn", "https://linkedin.com/in/dora"),
        ("example.social", "https://example.social/@dora"),
    ]


@pytest.mark.parametrize(
    "line", ["javascript:alert(1)", "@dora", "https://me:secret@example.org/", "https://localhost/", "https://[x"]
)
def test_what_is_no_page_is_refused(form, line):
    assert form(social_links=line).errors["social_links"] == [
        f"“{line}” is no address of a page. Copy it from your browser, such as https://www.linkedin.com/in/you."
    ]
