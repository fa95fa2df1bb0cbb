from html import unescape

import pytest
from django.urls import reverse

from coaching.people.models import Client
from coaching.pipeline.clients import make_client
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer


@pytest.fixture
def url(sent):
    return reverse("pipeline:offer", args=[OFFER.token(sent)])


def text(response):
    return unescape(response.content.decode())


def rows():
    return [*Client.objects.values(), *Offer.objects.values()]


def test_the_prospect_reads_it_on_one_page(client, url, coach):
    response = client.get(url)
    for words in ("You know more people than you think.", "Five sessions", "$600", "Dana Reyes", "It's good until"):
        assert words in text(response)
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(client, url, method):
    before = rows()
    assert getattr(client, method)(url, {"answer": "yes"}).status_code == 200
    assert rows() == before


def test_an_answer_is_given_by_its_button(client, url, sent):
    content = text(client.post(url, {"answer": "later", "reason": "After the summer"}, follow=True))
    sent.refresh_from_db()
    assert (sent.answer, sent.reason) == ("later", "After the summer")
    assert "You can change it." in content


@pytest.mark.parametrize("data", [{}, {"answer": "perhaps"}, {"answer": "yes", "reason": "x" * 201}])
def test_an_answer_that_is_none_says_what_to_do(client, url, sent, data):
    assert "Please press one of the answers" in text(client.post(url, data, follow=True))
    sent.refresh_from_db()
    assert sent.answer == ""


def test_a_client_is_told_that_they_are_on_board(client, url, pia):
    make_client(client=pia)
    assert "Welcome aboard" in text(client.get(url))
    assert "<button" not in text(client.get(url)).split("<aside")[1]


def test_an_offer_that_is_over_leaves_the_other_answers(client, url):
    Offer.objects.update(valid_until="2020-01-01")
    content = text(client.get(url))
    assert "This offer ended on" in content
    assert 'value="yes"' not in content
    assert 'value="no"' in content


def test_a_draft_has_no_page(client, offer):
    assert client.get(reverse("pipeline:offer", args=[OFFER.token(offer)])).status_code == 404


def test_a_recap_that_was_deleted_is_no_longer_here(client, url, sent):
    sent.delete()
    assert "This is no longer here" in text(client.get(url))


def test_a_forged_link_is_not_found(client, sent):
    assert client.get(reverse("pipeline:offer", args=[OFFER.token(sent)[:-1] + "!"])).status_code == 404


def test_an_offer_that_is_over_leads_to_a_word_with_the_coach(client, url, coach):
    Offer.objects.update(valid_until="2020-01-01")
    assert f'href="mailto:{coach.email}"' in client.get(url).content.decode()
