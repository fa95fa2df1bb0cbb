from html import unescape

import pytest

from coaching.website import models
from tests.coaching.website import factories
from tests.coaching.website.markup import nodes_of


@pytest.fixture
def service(home):
    """`service(**fields)` is a published page."""
    return lambda **fields: factories.page(models.ServicePage, home, title="Coaching", **fields)


def read(client, page):
    return unescape(client.get(page.url).content.decode())


def test_the_price_is_that_of_the_package_as_it_is_now(client, service):
    package = factories.package()
    page = service(package=package)
    assert "<strong>$520</strong>" in read(client, page)
    package.price = 60000
    package.save()
    words = read(client, page)
    assert ["$600" in words, "$520" in words] == [True, False]


@pytest.mark.parametrize("closed", [{"is_active": False}, {"is_public": False}])
def test_a_package_that_visitors_cannot_buy_hides_its_price(client, service, closed):
    words = read(client, service(package=factories.package(**closed)))
    assert ["$520" in words, "Four sessions" in words, nodes_of(words, "Service")[0].get("offers")] == [False, False, None]


def test_a_package_that_is_gone_hides_its_price(client, service):
    package = factories.package()
    page = service(package=package)
    package.delete()
    assert "$520" not in read(client, page)


def test_for_whom_and_what_comes_out_are_lists(client, service):
    words = read(client, service(fits="You are new.\n\n You like it.", outcomes="A map."))
    assert [f"<li>{line}</li>" in words for line in ("You are new.", "You like it.", "A map.")] == [True] * 3


def test_nothing_filled_in_leaves_no_empty_headings(client, service):
    words = read(client, service())
    empty = ["This is for you if", "What you leave with", "Questions people ask", "What it costs"]
    assert [heading for heading in empty if heading in words] == []


def test_one_testimonial_is_shown_with_consent_alone(client, service):
    said = factories.testimonial()
    page = service(testimonial=said)
    assert "It helped." in read(client, page)
    said.consent = False
    said.save()
    assert "It helped." not in read(client, page)


def test_a_testimonial_that_was_taken_down_is_not_shown(client, service):
    said = factories.testimonial()
    page = service(testimonial=said)
    said.live = False
    said.save()
    assert "It helped." not in read(client, page)


def test_questions_are_shown_and_told_to_search_engines(client, service):
    factories.package()
    asked = {"question": "How much?", "answer": "<p>That much.</p>", "shows_prices": True}
    words = read(client, service(questions=[("question", asked)]))
    [node] = nodes_of(words, "FAQPage")
    assert node["mainEntity"][0]["acceptedAnswer"]["text"] == "That much. Four sessions: $520."
    assert ("<summary>How much?</summary>" in words, '<ul class="prices">' in words) == (True, True)


def test_the_offer_is_told_to_search_engines(client, service):
    [node] = nodes_of(read(client, service(package=factories.package())), "Service")
    offer = node["offers"]
    assert (offer["@type"], offer["price"], offer["priceCurrency"]) == ("Offer", "520.00", "USD")
