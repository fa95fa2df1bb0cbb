import pytest

from networking_module.bring_value.answer import SHOWN_IF_THERE, WISHED, answer, marked, signs
from networking_module.bring_value.check import Finding, Result
from networking_module.bring_value.check.result import ELEMENTS
from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.explanations.supplied import SUPPLIED
from networking_module.bring_value.offers import offer_to_keep


def finding(start, end, direction="give", kind="offers_value", text="0123456789"):
    return Finding(kind, text[start:end], start, end, direction=direction)


def test_marked_keeps_every_letter_in_order():
    pieces = marked("0123456789", [finding(6, 8, "ask"), finding(2, 4), finding(3, 5)])
    assert pieces == [("01", None), ("23", "give"), ("45", None), ("67", "ask"), ("89", None)]


def test_marked_leaves_out_findings_without_words():
    assert marked("abc", [finding(0, 0, "note")]) == [("abc", None)]


def test_signs_know_every_element_of_the_check():
    assert {*WISHED, *SHOWN_IF_THERE} == set(ELEMENTS)


def test_signs_show_a_job_ask_beside_an_offer():
    shown = signs(Result(elements=("offers_value", "asks_for_job_or_referral")))
    assert [(each.slug, each.lane) for each in shown if each.there] == [
        ("offers_value", "give"),
        ("asks_for_job_or_referral", "ask"),
    ]


def test_answer_gives_no_verdict_when_unsure(db):
    assert str(answer("Hi", Result("one_way", sure=False)).title) == "Hard to say"
    assert str(answer("Hi", Result("one_way", sure=True)).title) == "Mostly asks"


def test_answer_puts_words_of_one_kind_together(db):
    [row] = answer("Hi", Result(findings=(finding(0, 2), finding(4, 6)))).found
    assert (row["quotes"], row["lane"]) == (["01", "45"], "give")


def test_answer_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer("Hi", Result("one_way", sure=True, findings=(finding(0, 2),), suggestion="add_a_fact"))


def test_answer_says_what_the_practice_wrote(db):
    Explanation.objects.update_or_create(key="one_way", defaults={"title": "One lane", "text": "Give a little."})
    said = answer("Hi", Result("one_way", sure=True))
    assert (said.title, said.explanation) == ("One lane", "Give a little.")


def test_answer_takes_what_they_asked_for_as_information(db):
    [row] = answer("Hi", Result(findings=(finding(0, 2, kind="mentions_resume"),)), asked_for=True).found
    assert str(row["title"]) == "Your resume"


def test_answer_has_words_for_everything_the_check_can_say():
    assert {*ELEMENTS, "general_offer", "other_ask", "placeholder", "too_long", "nothing_about_them", "no_offer"} <= set(SUPPLIED)


def test_offer_to_keep_is_the_sentence_that_promises():
    text = "I thought of you. I'll send you the article if you like. Best, Clara"
    findings = [finding(2, 16, text=text), finding(18, 27, text=text)]
    assert offer_to_keep(text, findings) == "I'll send you the article if you like"


def test_offer_to_keep_of_what_was_given_already_is_nothing():
    text = "Here is the article on bridges."
    assert offer_to_keep(text, [finding(0, 19, text=text)]) == ""


@pytest.mark.parametrize(
    ("unread", "title"),
    [
        ("empty", "Nothing to look at yet"),
        ("short", "Too short to judge"),
        ("language", "The check reads English only"),
        ("code", "This is not a message yet"),
        ("quoted", "Only a quoted message"),
    ],
)
def test_answer_says_why_a_text_was_not_judged(db, unread, title):
    said = answer("", Result(unread=unread))
    assert (str(said.title), said.suggestion, said.found) == (title, "", [])
