"""Asking on purpose, and what makes such an ask easy to hear."""

import pytest

from networking_module.bring_value.check import check
from networking_module.bring_value.check.warm_ask import findings

REFERRAL = "Hi Priya, could you refer me to the hiring manager at your company? It would help me a lot. Thanks, Jo"
GIFT = "Hi Ana, you wrote that your readers get bored. Here is the article I promised you. Do you know of any openings?"
NOTE = "Hi Tom, it was so nice to see you at the reunion. I hope the kids are well and the garden too. Ana"


@pytest.mark.parametrize("welcome", ["offered", "asked", "history"])
def test_what_mostly_asks_is_a_warm_ask_where_it_is_welcome(welcome):
    result = check(REFERRAL, welcome=welcome)
    assert (result.verdict, result.welcomed, result.suggestion) == ("one_way", welcome, "")


def test_without_a_welcome_it_mostly_asks():
    assert check(REFERRAL).welcomed == ""


def test_a_vague_ask_is_warm_too():
    assert (
        check("Hi Jo, can I pick your brain over lunch sometime? It would be so nice.", welcome="offered").welcomed == "offered"
    )


@pytest.mark.parametrize("text", [GIFT, NOTE])
def test_what_gives_or_asks_nothing_is_no_warm_ask(text):
    assert check(text, welcome="history").welcomed == ""


def test_a_gift_beside_a_welcome_ask_goes_both_ways():
    result = check(GIFT, welcome="asked")
    assert (result.verdict, result.welcomed) == ("two_way", "")


@pytest.mark.parametrize(
    ("sign", "quote", "text"),
    [
        ("before_applying", "before I apply", "I wanted to write before I apply on Friday."),
        ("before_applying", "haven't applied", "I haven't applied so far."),
        ("before_applying", "planning to apply", "I'm planning to apply this week."),
        ("before_applying", "thinking about applying", "I am thinking about applying."),
        ("easy_no", "No pressure", "No pressure at all."),
        ("easy_no", "A no is perfectly fine", "A no is perfectly fine."),
        ("easy_no", "if you'd rather not", "I get it if you'd rather not."),
        ("easy_no", "I completely understand if", "I completely understand if this is not possible."),
        ("job_named", "the Senior Data Analyst role", "It is about the Senior Data Analyst role at Acme."),
        ("job_named", "position of Head of Design", "You know the position of Head of Design."),
        ("job_named", "Req #48213", "This is Req #48213 on your site."),
        ("job_named", "https://acme.example/careers/412", "Here it is: https://acme.example/careers/412"),
        ("thanks_either_way", "thank you either way", "And thank you either way."),
        ("thanks_either_way", "Whatever you decide, thank you", "Whatever you decide, thank you."),
    ],
)
def test_findings_quote_what_makes_the_ask_warm(sign, quote, text):
    assert [(each.kind, each.quote) for each in findings(text)] == [(sign, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "I applied for it last week.",
        "Please don't say no to this.",
        "Is there any role for me at your company?",
        "The job market is hard.",
        "Thank you so much for your help.",
        "I need this job badly.",
    ],
)
def test_findings_of_other_words_are_none(text):
    assert findings(text) == []


def test_findings_name_each_sign_once_in_its_own_words():
    text = "No pressure. And no worries if it isn't possible. Thanks either way, really, thanks in any case."
    found = findings(text)
    assert [each.kind for each in found] == ["easy_no", "thanks_either_way"]
    assert all(text[each.start : each.end] == each.quote for each in found)
