import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex

from coaching.practice.deletions import why_kept
from coaching.website import models
from coaching.website.packages import url_of
from coaching.website.packages_block import PackagesBlock
from tests import factories as people
from tests.coaching.website import factories


@pytest.fixture
def titles(shown):
    """The titles of the packages that a block with these shows."""

    def read(*packages):
        value = {"heading": "What it costs", "text": "", "packages": [each.pk for each in packages]}
        return re.findall(r"<h3>(.+?)</h3>", shown("packages", value))

    return read


def test_packages_are_shown_in_the_editors_order(titles):
    first, second = factories.package(title="One"), factories.package(title="Two")
    assert titles(second, first) == ["Two", "One"]


def test_a_package_off_sale_hides_its_card_alone(titles):
    assert titles(factories.package(title="Old", is_active=False), factories.package(title="New")) == ["New"]


def test_a_package_for_clients_alone_hides_its_card(titles):
    assert titles(factories.package(title="Inside", is_public=False), factories.package(title="New")) == ["New"]


def test_without_a_choice_everything_on_sale_is_shown(titles):
    factories.package(title="Later", order=2)
    factories.package(title="First", order=1)
    factories.package(title="Gone", is_active=False)
    factories.package(title="Inside", is_public=False)
    assert titles() == ["First", "Later"]


def test_a_card_says_what_the_package_says(shown):
    package = factories.package(description="A month\n\nor two.", validity_days=90, conditions="For you alone.")
    words = shown("packages", {"heading": "", "text": "", "packages": [package.pk]})
    for part in (
        "<strong>$520</strong>",
        "4 sessions, $130 each",
        "<p>A month</p>",
        "Use them within 90 days.",
        "<p>For you alone.</p>",
    ):
        assert part in words
    assert f'href="{url_of(package)}"' in words


def test_a_changed_price_is_read_at_once(client, holding):
    package = factories.package()
    page = holding("packages", {"heading": "", "text": "", "packages": [package.pk]})
    package.price = 60000
    package.save()
    words = client.get(page.get_url()).content.decode()
    assert ["$600" in words, "$520" in words] == [True, False]


def test_an_answer_shows_prices_only_where_it_was_asked_to(client, home):
    factories.package()
    questions = [
        ("question", {"question": each, "answer": "<p>Yes.</p>", "shows_prices": each == "How much?"})
        for each in ("Is it?", "How much?")
    ]
    words = client.get(factories.page(models.FaqPage, home, questions=questions).get_url()).content.decode()
    assert words.count('<ul class="prices">') == 1
    assert words.index("How much?</summary>") < words.index('<ul class="prices">')
    assert [words.count('"text": "Yes."'), words.count('"text": "Yes. Four sessions: $520."')] == [1, 1]


def test_an_answer_without_anything_on_sale_has_no_list(client, home):
    question = {"question": "How much?", "answer": "<p>Ask.</p>", "shows_prices": True}
    words = client.get(factories.page(models.FaqPage, home, questions=[("question", question)]).get_url()).content.decode()
    assert '<ul class="prices">' not in words


def test_blocks_ask_the_same_for_one_and_five_packages(client, holding):
    made = [factories.package(title=f"Package {number}") for number in range(5)]
    pages = [
        holding("packages", {"heading": "", "text": "", "packages": [each.pk for each in made[:number]]}) for number in (1, 5)
    ]
    client.get(pages[0].get_url())
    counts = []
    for page in pages:
        with CaptureQueriesContext(connection) as captured:
            client.get(page.get_url())
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", ["packages", "exercise"])
def test_what_a_page_shows_is_not_deleted(holding, kind):
    row = factories.package() if kind == "packages" else factories.exercise()
    value = {"heading": "", "text": "", "packages": [row.pk]} if kind == "packages" else {"heading": "", "exercise": row.pk}
    page = holding(kind, value)
    ReferenceIndex.create_or_update_for_object(page)
    assert "1 page that shows it" in why_kept(row)


def test_an_editor_chooses_packages_and_exercises(client, home):
    client.force_login(people.editor())
    choosers = [reverse(f"wagtailsnippetchoosers_coaching_{kind}:choose") for kind in ("package", "exercise")]
    assert [client.get(address).status_code for address in choosers] == [200, 200]


def test_an_editor_need_not_choose(db):
    block = PackagesBlock()
    value = block.to_python({"heading": "", "text": "", "packages": []})
    assert list(block.clean(value)["packages"]) == []
