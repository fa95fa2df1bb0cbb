"""The check as a page that people find and that leads on."""

import re
from html import unescape

import pytest
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.website import models
from networking_module.bring_value.opinions.models import CheckOpinion
from networking_module.bring_value.samples import SAMPLES
from tests.coaching.booking import factories as booking_factories
from tests.coaching.booking.conftest import stamp
from tests.coaching.website import factories

ASKING = "Hi Maria, do you know of any openings at Northwind? Could you pass my resume on? Sam"
URL = reverse("networking-public:check")


@pytest.fixture
def home(db):
    return factories.home()


@pytest.fixture
def call(coach):
    booking_factories.open_week(coach)
    return booking_factories.appointment_type(coach=coach)


def read(response):
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_page_says_what_it_is_to_search_engines(client, home, settings):
    words = read(client.get(f"{URL}?sample=a-job&from=/"))
    assert f'<link rel="canonical" href="{settings.SITE_URL}{URL}">' in words
    assert "Does your message go both ways? Check it free" in re.search("<title>(.*?)</title>", words)[1]
    assert '<meta name="description" content="Paste a networking message' in words


def test_search_engines_are_told_of_it(client, home, settings):
    assert f"<loc>{settings.SITE_URL}{URL}</loc>" in read(client.get("/sitemap.xml"))


def test_every_page_leads_to_it(client, home):
    footer = read(client.get(home.get_url())).partition("<footer")[2]
    assert f'href="{URL}">Check a message</a>' in footer


@pytest.mark.parametrize(("number", "said"), [(0, "Mostly asks"), (1, "Goes both ways"), (2, "Friendly note")])
def test_each_sample_gets_an_answer_of_its_own(client, home, number, said):
    words = read(client.get(URL, {"sample": SAMPLES[number].slug}))
    assert f'<h2 id="verdict">{said}' in words


@pytest.mark.parametrize("odd", ["", "nonsense", "\0", "../../etc"])
def test_a_sample_that_is_none_shows_an_empty_box(client, home, odd):
    assert "The answer appears here." in read(client.get(URL, {"sample": odd}))


def test_a_box_on_a_page_says_which_page_it_is_on(client, home):
    words = read(client.get(home.get_url()))
    assert f'action="{URL}?from=/#answer"' in words
    assert f'href="{URL}?from=/&sample=a-job#answer"' in words


def test_an_answer_leads_to_the_article_on_it(client, home):
    index = factories.page(models.ArticleIndexPage, home)
    article = factories.page(models.ArticlePage, index, title="Ten gifts", sign="networking.bring-value")
    factories.page(models.ArticlePage, index, title="Draft", sign="networking.bring-value", live=False)
    words = read(client.post(URL, {"text": ASKING}))
    assert re.search(rf'href="{article.get_url()}">\s*<span class="eyebrow">Read why</span>\s*<h3>Ten gifts</h3>', words)


def test_an_answer_leads_to_an_exercise_also_where_there_is_nothing_to_read_or_book(client, home):
    words = read(client.post(URL, {"text": ASKING}))
    asked = ["What can you bring?" in words, "Read why" in words, "Look at it with" in words]
    assert asked == [True, False, False]


def test_an_answer_leads_to_a_call_that_the_message_can_be_brought_to(client, home, call):
    words = read(client.post(f"{URL}?from=/about/", {"text": ASKING}))
    assert "Look at it with Dana Reyes" in words
    assert re.search(rf'action="{call.get_absolute_url()}bring/\?[^"]*from=%2Fabout%2F\+%3E\+%2Fnetworking%2Fcheck%2F"', words)
    assert 'name="brings" value="1" id="brings" aria' in words  # not checked


def test_a_friendly_note_is_sold_nothing(client, home, call):
    assert "Look at it with" not in read(client.get(URL, {"sample": "a-hello"}))


def test_a_client_is_led_to_their_practice(signed_in, clara, home, call):
    words = read(signed_in(clara).post(URL, {"text": ASKING}))
    assert ["My practice</h3>" in words, "Look at it with" in words] == [True, False]


@pytest.mark.parametrize(("came_from", "source"), [("/about/", f"/about/ > {URL}"), ("", URL)])
def test_what_led_to_the_check_is_the_source_of_the_booking_with_it_else_the_check_is(
    client, home, call, patient, came_from, source
):
    words = read(client.post(URL + (f"?from={came_from}" if came_from else ""), {"text": ASKING}))
    bring = re.search(r'action="([^"]*/bring/[^"]*)"', words)[1]
    start = re.search(r'name="start" value="([^"]+)"', words)[1]
    details = client.post(bring, {"text": ASKING, "brings": "1", "start": start})["Location"]
    typed = {"name": "Pia", "email": "pia@example.org", "shown": stamp(), "start": start, "brought": ASKING, "brings": "on"}
    client.post(details, typed)
    made = Booking.objects.get()
    assert (made.source, made.answers[-1]["answer"]) == (source, ASKING)


@pytest.mark.parametrize(("opinions", "kept"), [(["two_way", "two_way"], 1), (["two_way", "neutral"], 2)])
def test_what_is_said_twice_of_one_message_is_one_opinion(client, home, opinions, kept):
    for opinion in opinions:
        client.post(URL, {"text": ASKING, "differently": "1", "differently-opinion": opinion})
    assert CheckOpinion.objects.count() == kept
