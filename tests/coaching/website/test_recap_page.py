from html import unescape

import pytest

from coaching.website import models
from tests.coaching.website import factories


@pytest.fixture
def sample(home, coach):
    """`sample(**fields)` is a published sample."""
    words = {"guest": "Pia", "words": "Thank you.\n\nOne thing for this week."}
    return lambda **fields: factories.page(models.SampleRecapPage, home, coach=coach, **{**words, **fields})


def read(client, page):
    return unescape(client.get(page.url).content.decode())


def test_a_sample_is_marked_before_its_words(client, sample):
    words = read(client, sample())
    assert words.index(">Sample</span>") < words.index("For Pia") < words.index("One thing for this week.")


def test_a_sample_is_made_by_the_template_of_the_real_one(client, sample):
    response = client.get(sample().url)
    assert "coaching/pipeline/recap_words.html" in [template.name for template in response.templates]


def test_a_sample_offers_its_package_at_its_price(client, sample):
    package = factories.package()
    page = sample(package=package)
    assert "$520" in read(client, page)
    package.is_active = False
    package.save()
    words = read(client, page)
    assert ("$520" in words, "What comes next" in words) == (False, True)


def test_a_sample_has_no_button_to_answer(client, sample):
    assert "<form" not in read(client, sample(package=factories.package()))
