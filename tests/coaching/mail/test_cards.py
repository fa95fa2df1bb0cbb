import re

import pytest
from django.utils.html import escape

from coaching.mail import kinds
from coaching.mail.cards import Card, Person
from coaching.mail.rendering import rendered
from coaching.templatetags.mail_links import with_its_number

EVERY = [slug for slug, _title in kinds.kind_choices()]
WITH_CARD = [slug for slug in EVERY if kinds.kind(slug).sample_card]
LINK_WORDS = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)


def as_sent(slug, **more):
    kind = kinds.kind(slug)
    return rendered(kind, {**kind.samples, **more})


@pytest.mark.parametrize("slug", EVERY)
def test_a_mail_has_one_headline_and_no_link_that_reads_as_an_address(slug):
    _subject, _text, html = as_sent(slug)
    assert html.count("<h1") == 1
    assert [words for words in LINK_WORDS.findall(html) if "://" in words] == []


@pytest.mark.parametrize("slug", EVERY)
def test_a_mail_has_one_main_button_at_most(slug):
    assert as_sent(slug)[2].count('class="mail-button"') <= 1


@pytest.mark.parametrize("slug", WITH_CARD)
def test_the_text_form_holds_the_cards_words_and_addresses(slug):
    card = kinds.kind(slug).sample_card
    text = as_sent(slug)[1]
    said = [card.headline, card.line, card.eyebrow, card.idea, *(words for _label, words in card.facts)]
    wanted = [str(each) for each in [*said, *(url for _label, url in (*card.buttons, *card.quiet))] if each]
    assert [each for each in wanted if each not in text] == []


def test_somebody_without_a_face_is_shown_by_initials():
    card = Card("Tuesday", person=Person("Dana Reyes"))
    with_face = Card("Tuesday", person=Person("Dana Reyes", face="https://a.example/dana.png"))
    pages = [as_sent("booking.requested", card=each)[2] for each in (card, with_face)]
    assert [">DR<" in page for page in pages] == [True, False]


@pytest.mark.parametrize("slug", ["accounts.sign_in_code", "accounts.reset_code", "accounts.confirm_code"])
def test_a_code_is_the_headline_and_stands_there_once(slug):
    _subject, text, html = as_sent(slug)
    headline = re.search(r"<h1[^>]*>(.*?)</h1>", html)[1]
    assert (headline, html.partition("<h1")[2].count(headline), text.count(headline)) == ("KXTB-MWQZ", 1, 1)


def test_a_note_about_an_account_says_when_and_from_where():
    html = as_sent("accounts.password_changed")[2]
    wanted = ("Tuesday, March 3, 2026, 3 p.m. New York time (EST)", "203.0.113.7")
    assert [escape(each) for each in wanted if escape(each) not in html] == []


@pytest.mark.parametrize(
    ("headline", "shown"),
    [("Tuesday, March 3", "Tuesday, March\u00a03"), ("3 of you", "3 of you"), ("KXTB-MWQZ", "KXTB-MWQZ")],
)
def test_headline_keeps_its_number_on_the_line(headline, shown):
    assert with_its_number(headline) == shown
