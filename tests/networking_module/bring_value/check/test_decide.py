"""The traps in which a plain search for words goes wrong."""

import pytest

from networking_module.bring_value.check import ContactFacts, check

TWO_WAY, ONE_WAY, NEUTRAL = "two_way", "one_way", "neutral"
PREPARED_ASK = (
    "Dear Ms. Ito, I read your article on night shifts. Would 15 minutes next week work for you? "
    "I'd love to hear how you built it."
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (PREPARED_ASK, TWO_WAY),
        ("Hi Ann, do you know of any openings at your firm? I would be grateful. Thanks, Jo", ONE_WAY),
        ("Dear Mr. Smith, I can add value to your team. Are there any open positions I could be considered for?", ONE_WAY),
        ("Hi Tom, it was so nice to see you at the reunion. I hope the kids are well and the garden too. Ana", NEUTRAL),
        ("Hi Lena, you mentioned your company is hiring engineers. I know two who would be a great fit for you.", TWO_WAY),
        ("Hi Jo, can I pick your brain over lunch sometime? It would be so nice to hear from you.", ONE_WAY),
        ("Hi Ben, I lost my job last week. This article on cold chains made me think of you, so here is the link.", TWO_WAY),
        ("Hi Sue, your talk on pricing was great. Could you refer me to the hiring manager at your company?", ONE_WAY),
        ("Hi Kim, I would like to introduce you to Maya, who runs the lab you wrote about. Shall I?", TWO_WAY),
        ("Hi Kim, could you introduce me to the recruiter at your company? I would be so grateful to you.", ONE_WAY),
    ],
)
def test_verdict_follows_who_gives_to_whom(text, verdict):
    assert check(text).verdict == verdict


def test_a_denied_job_ask_is_none():
    assert not check("Hi Ana, I am not asking for a job. I would love to hear how you moved into teaching.").has(
        "asks_for_job_or_referral"
    )


def test_coffee_on_me_is_no_value():
    assert not check("Hi Ana, I'd love to hear how you moved into teaching. The coffee is on me, of course.").has("offers_value")


def test_help_in_general_counts_and_does_not_lift_the_verdict():
    result = check("Hi Ana, do you know of any openings at your school? If I can ever help you, let me know.")
    assert result.has("offers_value")
    assert result.verdict == ONE_WAY


def test_an_offer_beside_a_job_ask_hides_nothing():
    result = check("Hi Ana, here is the article on reading that I promised you. Do you know of any openings at your school?")
    assert {"offers_value", "asks_for_job_or_referral"} <= set(result.elements)
    assert not result.sure


def test_a_welcome_turns_a_resume_into_information():
    text = "Hi Ana, as you asked, my resume is attached. Your story about the move to teaching helped. How did you start?"
    assert check(text, welcome="asked").suggestion != "leave_resume_out"


def test_every_quote_is_the_writers_own_words():
    assert all(PREPARED_ASK[each.start : each.end] == each.quote for each in check(PREPARED_ASK).findings)


def test_every_element_has_a_finding():
    result = check(PREPARED_ASK)
    assert set(result.elements) <= {each.kind for each in result.findings}


def test_a_gap_left_open_is_found():
    kinds = [
        each.quote
        for each in check("Hi [name], I loved your talk about [topic] and would like to hear more.").findings
        if each.kind == "placeholder"
    ]
    assert kinds == ["[name]", "[topic]"]


def test_a_known_fact_counts_as_preparation():
    text = "Hi Ana, I keep thinking about Lindqvist Logistics. I would like to hear how things go there for you."
    assert check(text, ContactFacts(facts=("Lindqvist Logistics",))).has("shows_preparation")


@pytest.mark.parametrize(
    "text", ["", "Hi there", "🙂" * 50, "お元気ですか。今日は", "SELECT name FROM contacts;", "> Hello Ana, how are you?"]
)
def test_what_cannot_be_read_gets_no_verdict(text):
    result = check(text)
    assert (result.readable, result.elements, result.findings) == (False, (), ())


@pytest.mark.parametrize(
    "text", ["would you " * 1000, "i know " * 1500, "the İ " * 2000, "your " * 2000, "[" * 10_000, "a i the you " + "\x00" * 9000]
)
def test_no_text_makes_it_fail(text):
    result = check(text)
    assert all(text[each.start : each.end] == each.quote for each in result.findings)


def test_the_answer_is_always_the_same():
    assert check(PREPARED_ASK) == check(PREPARED_ASK)


def test_without_the_quoted_words_the_element_is_gone():
    text = "Hi Ana, I enjoyed your talk on tides. Could you refer me to the hiring manager? All the best, Jo"
    (finding,) = [each for each in check(text).findings if each.kind == "asks_for_job_or_referral"]
    assert not check(text.replace(finding.quote, "")).has("asks_for_job_or_referral")
