"""The recap's words are saved as they are typed, and reach the prospect by a button alone."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.pipeline.drafting import save_draft
from coaching.pipeline.models import Offer, OfferDraft


@pytest.fixture
def browser(signed_in, coach):
    return signed_in(coach)


@pytest.fixture
def page(pia):
    return reverse("pipeline_admin:offer", args=[pia.pk])


@pytest.fixture
def words():
    """What a whole form sends besides its text."""
    return {"valid_until": timezone.now().date() + timedelta(days=9), "text-revision": "0"}


def typed(browser, page, text, revision=0):
    return browser.post(f"{page}save/text/", {"value": text, "revision": revision})


def text_of(response):
    return unescape(response.content.decode())


def test_typed_words_are_a_draft_and_no_recap_yet(browser, page):
    assert typed(browser, page, "Well").json() == {"revision": 1}
    assert (OfferDraft.objects.get().text, Offer.objects.exists()) == ("Well", False)


def test_the_page_goes_on_with_the_draft_and_says_that_it_is_not_public(browser, page, sent, pia):
    save_draft(client=pia, text="Half a sentence", known_revision=0)
    content = text_of(browser.get(page))
    assert ["Half a sentence</textarea>" in content, "isn't on that page yet" in content] == [True, True]


def test_the_button_makes_a_recap_of_the_draft(browser, page, words):
    typed(browser, page, "Well")
    browser.post(page, {**words, "text": "Well done", "text-revision": "1"})
    assert (Offer.objects.get().text, OfferDraft.objects.get().text) == ("Well done", "Well done")


def test_typed_words_of_an_older_page_get_both_texts(browser, page):
    typed(browser, page, "From the other page")
    answer = typed(browser, page, "From this page")
    assert (answer.status_code, "From the other page" in answer.json()["html"]) == (409, True)


@pytest.mark.parametrize("button", ["", "send", "preview"])
def test_the_buttons_of_an_older_page_show_both_texts_and_send_nothing(browser, page, words, button, mailoutbox):
    typed(browser, page, "From the other page")
    response = browser.post(page, {**words, "text": "From this page", button: "1"})
    content = text_of(response)
    assert [response.status_code, "From the other page" in content, "From this page</textarea>" in content] == [409, True, True]
    assert (Offer.objects.exists(), mailoutbox) == (False, [])


@pytest.mark.parametrize(("choice", "kept"), [({"save": "1"}, "From this page"), ({"take": "text"}, "From the other page")])
def test_the_coach_chooses_which_words_stay_and_nothing_is_public_by_that(browser, page, words, sent, choice, kept):
    typed(browser, page, "From the other page")
    response = browser.post(page, {**words, "text": "From this page", "text-revision": "1", **choice})
    assert (f"{kept}</textarea>" in text_of(response), OfferDraft.objects.get().text) == (True, kept)
    assert (Offer.objects.get().text, str(words["valid_until"]) in text_of(response)) == (sent.text, True)


def test_words_of_a_coach_who_was_signed_out_are_a_draft_afterwards(client, coach, page, words, sent):
    client.post(page, {**words, "text": "Typed for an hour", "send": "1"})
    client.force_login(coach.user)
    content = text_of(client.get(page))
    assert ["Typed for an hour</textarea>" in content, str(words["valid_until"]) in content] == [True, True]
    assert (OfferDraft.objects.get().text, Offer.objects.get().text) == ("Typed for an hour", sent.text)


def test_another_coach_saves_no_draft(signed_in, other_coach, page):
    assert (typed(signed_in(other_coach), page, "Mine").status_code, OfferDraft.objects.exists()) == (404, False)
