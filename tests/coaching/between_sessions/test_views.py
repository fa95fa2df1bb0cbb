from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.between_sessions import sending
from coaching.between_sessions.models import Word, WordReader
from coaching.people import breaks
from tests import factories


@pytest.fixture
def browser(signed_in, coach):
    return signed_in(coach)


def sent(browser, address="words_admin:write", args=(), **data):
    return browser.post(reverse(address, args=args), {"key": str(uuid4()), "text": "Read this", "send": "1", **data}, follow=True)


def test_a_word_goes_to_those_who_are_ticked(browser, clara, coach):
    factories.client(coach=coach, name="Ruth Berg")
    page = sent(browser, clients=[clara.pk]).content.decode()
    assert list(WordReader.objects.values_list("client", flat=True)) == [clara.pk]
    assert "1 client has it on their home now" in page
    assert "1 client has it, 0 opened their home since" in page


def test_a_word_goes_to_everyone_active(browser, clara, coach):
    factories.client(coach=coach, stage="paused")
    other = factories.client(coach=coach)
    sent(browser, everyone="1")
    assert set(WordReader.objects.values_list("client", flat=True)) == {clara.pk, other.pk}


def test_those_who_were_selected_in_the_list_are_ticked(browser, clara):
    page = browser.get(reverse("words_admin:write"), {"client": clara.pk}).content.decode()
    assert f'name="clients" value="{clara.pk}" checked' in page


def test_whoever_is_on_a_break_cannot_be_ticked(browser, clara):
    breaks.quiet_week(client=clara)
    page = browser.get(reverse("words_admin:write")).content.decode()
    assert f'value="{clara.pk}" disabled' in page
    assert "Nothing goes out until it is over" in page


def test_nobody_chosen_keeps_what_was_typed(browser, clara):
    answer = sent(browser)
    assert answer.status_code == 422
    assert 'value="Read this"' in answer.content.decode()
    assert Word.objects.count() == 0


def test_a_draft_is_kept_with_its_readers_and_sent_later(browser, clara):
    data = {"key": str(uuid4()), "text": "Later", "clients": [clara.pk], "draft": "1"}
    assert "Kept as a draft" in browser.post(reverse("words_admin:write"), data, follow=True).content.decode()
    word = Word.objects.get()
    page = browser.get(reverse("words_admin:word", args=[word.pk])).content.decode()
    assert f'name="clients" value="{clara.pk}" checked' in page
    sent(browser, "words_admin:word", [word.pk], clients=[clara.pk])
    assert [(each.text, each.is_draft) for each in Word.objects.all()] == [("Read this", False)]


def test_another_coachs_word_is_not_found(signed_in, other_coach, coach, clara, give):
    word = give(clara)
    browser = signed_in(other_coach)
    assert browser.get(reverse("words_admin:word", args=[word.pk])).status_code == 404
    assert browser.post(reverse("words_admin:take_back", args=[word.pk])).status_code == 404
    assert browser.get(reverse("words_admin:find", args=[clara.pk])).status_code == 404


def test_a_strangers_client_gets_nothing(browser, mallory):
    sent(browser, clients=[mallory.pk])
    assert WordReader.objects.count() == 0


def test_the_clients_home_has_it_and_its_coach_sees_that(signed_in, give, clara, coach):
    word = give(clara, link="https://www.example.org/talk")
    page = signed_in(clara).get("/me/").content.decode()
    assert "From Dana, this week" in page
    assert 'href="https://www.example.org/talk" rel="noopener noreferrer">example.org' in page
    assert WordReader.objects.get().read_at is not None
    assert (
        "1 client has it, 1 opened their home since"
        in signed_in(coach).get(reverse("words_admin:word", args=[word.pk])).content.decode()
    )


def test_on_a_break_the_home_is_silent(signed_in, give, clara):
    give(clara)
    breaks.quiet_week(client=clara)
    assert "Read this" not in signed_in(clara).get("/me/").content.decode()
    assert WordReader.objects.get().read_at is None


def test_a_find_for_one(browser, clara):
    page = sent(browser, "words_admin:find", [clara.pk], link="example.org").content.decode()
    assert [(each.kind, each.link) for each in Word.objects.all()] == [("find", "https://example.org")]
    assert "a find" in browser.get(reverse("words_admin:list")).content.decode()
    assert "1 client has it" in page


def test_taking_back_has_an_undo(browser, give, clara):
    word = give(clara)
    page = browser.post(reverse("words_admin:take_back", args=[word.pk]), follow=True).content.decode()
    assert reverse("words_admin:put_back", args=[word.pk]) in page
    browser.post(reverse("words_admin:put_back", args=[word.pk]))
    assert Word.objects.get().taken_back_at is None


def test_the_list_costs_the_same_for_3_and_30(browser, draft, clara, now):
    url, counts = reverse("words_admin:list"), []
    browser.get(url)
    for number in (3, 27):
        for each in range(number):
            Word.objects.filter(pk=draft(clara, text=f"Word {number} {each}").pk).update(sent_at=now)
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_signature_of_whoever_is_no_coach_is_the_practices(db):
    assert sending.signature(factories.editor()) == "Career Coaching"
