from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from coaching.modules import PageBlock
from coaching.testimonials.models import Testimonial
from coaching.website import models
from coaching.website.blocks import PageBlocks
from coaching.website.module_blocks import PageBlockChoiceBlock
from tests.coaching.website import factories

REWRITE = {"heading": "", "before": "Any openings?", "before_note": "Asks", "after": "May I learn?", "after_note": "Gives"}


@pytest.fixture
def home(db):
    return factories.home()


@pytest.fixture
def shown(client, home):
    """`shown(block name, raw value)` returns the page that holds this one block."""
    return lambda name, value: client.get(
        factories.page(models.StandardPage, home, body=[(name, value)]).get_url()
    ).content.decode()


def call(page=None):
    return {"heading": "Shall we talk?", "text": "", "button": "Book a call", "page": page and page.pk}


def test_call_to_action_leads_to_its_page(shown, home):
    target = factories.page(models.StandardPage, home)
    assert f'href="{target.get_url()}">Book a call' in shown("call_to_action", call(target))


def test_call_to_action_without_a_page_leads_to_the_consultation(shown, home):
    consultation = factories.page(models.ConsultationPage, home)
    assert f'href="{consultation.get_url()}?from=/page-' in shown("call_to_action", call())


def test_testimonial_with_consent_is_shown(shown):
    words = shown("testimonials", {"heading": "", "testimonials": [factories.testimonial().pk]})
    assert "It helped." in words
    assert "Sample" not in words


def test_testimonial_without_consent_is_not_shown(shown):
    block = {"heading": "They say", "testimonials": [factories.testimonial(consent=False).pk]}
    words = shown("testimonials", block)
    assert "It helped." not in words
    assert "They say" not in words


def test_testimonial_that_is_a_sample_says_so_in_the_demo(shown, settings):
    settings.DEMO = True
    block = {"heading": "", "testimonials": [factories.testimonial(is_sample=True).pk]}
    assert '<span class="badge badge-quiet">Sample</span>' in shown("testimonials", block)


def test_testimonial_that_is_a_sample_is_never_shown_outside_the_demo(shown):
    block = {"heading": "They say", "testimonials": [factories.testimonial(is_sample=True).pk]}
    assert "They say" not in shown("testimonials", block)


def test_nobody_consents_for_a_sample():
    with pytest.raises(ValidationError, match="Nobody can agree to being shown but a real person"):
        Testimonial(name="Priya N.", words="It helped.", consent=True, is_sample=True).full_clean()


def test_testimonial_that_was_deleted_is_left_out(shown):
    gone = factories.testimonial()
    pk = gone.pk
    gone.delete()
    assert "They say" not in shown("testimonials", {"heading": "They say", "testimonials": [pk]})


def test_steps_are_numbered_in_order(shown):
    steps = [{"title": "First", "text": "Talk."}, {"title": "Second", "text": "Think."}]
    words = shown("steps", {"heading": "What happens", "steps": steps})
    assert words.index("First") < words.index("Second")
    assert '<ol class="steps">' in words


def test_rewrite_names_both_messages(shown):
    words = shown("rewrite", REWRITE)
    assert words.index("Any openings?") < words.index("May I learn?")


def test_principle_whose_module_is_gone_keeps_its_words(shown):
    gone = {"sign": "gone.sign", "title": "Be kind", "text": "Always."}
    assert "Be kind" in shown("principles", {"heading": "", "text": "", "principles": [gone]})


def test_piece_of_a_module_is_shown(shown, monkeypatch):
    page_blocks = [PageBlock("sample", "Sample", "demo_piece.html", lambda request: {"word": "hello"})]
    module = SimpleNamespace(slug="tea", tracks=(), page_blocks=lambda: page_blocks)
    monkeypatch.setattr("coaching.website.module_blocks.installed_modules", lambda: [module])
    monkeypatch.setattr("coaching.website.module_blocks.render_to_string", lambda name, context, request: context["word"])
    assert "hello" in shown("page_block", {"page_block": "tea.sample"})


def test_piece_of_a_module_that_is_gone_shows_nothing(shown):
    assert "gone" not in shown("page_block", {"page_block": "gone.sample"})


def test_piece_choice_keeps_an_unknown_stored_value():
    assert PageBlockChoiceBlock().clean("gone.sample") == "gone.sample"
    assert 'value="gone.sample" selected' in PageBlockChoiceBlock().field.widget.render("page_block", "gone.sample")


def test_picture_without_words_for_it_is_refused():
    picture = PageBlocks().child_blocks["picture"]
    value = picture.to_python({"image": {"image": None, "alt_text": "", "decorative": False}, "caption": ""})
    with pytest.raises(ValidationError):
        picture.clean(value)
