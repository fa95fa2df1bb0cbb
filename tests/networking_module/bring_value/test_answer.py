import pytest
from django.template.loader import render_to_string

from networking_module.bring_value.answer import answer, answered, marked, suggestion_of
from networking_module.bring_value.check import Finding, Result
from networking_module.bring_value.check.result import ELEMENTS
from networking_module.bring_value.check.warm_ask import SIGNS
from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.explanations.supplied import SUPPLIED
from networking_module.bring_value.signs import SHOWN_IF_THERE, WISHED, Sign, signs

TEXT = "0123456789"


def finding(start, end, direction="give", kind="offers_value", text=TEXT):
    return Finding(kind, text[start:end], start, end, direction=direction)


def result(verdict="one_way", kinds=(), **more):
    """A sure result that found these kinds, each in two letters of TEXT, and has those that are elements."""
    found = tuple(finding(2 * number, 2 * number + 2, kind=kind) for number, kind in enumerate(kinds))
    elements = tuple(kind for kind in kinds if kind in ELEMENTS)
    return Result(**{"verdict": verdict, "sure": True, "elements": elements, "findings": found, **more})


def slugs(said, there):
    return [sign.slug for sign in said.signs if sign.there is there]


def test_marked_keeps_every_letter_in_order():
    pieces = marked(TEXT, [finding(6, 8, "ask"), finding(2, 4), finding(3, 5)])
    assert pieces == [("01", None), ("23", "give"), ("45", None), ("67", "ask"), ("89", None)]


def test_marked_leaves_out_findings_without_words():
    assert marked("abc", [finding(0, 0, "note")]) == [("abc", None)]


def test_marked_shows_help_in_general_on_no_side():
    assert marked("01", [finding(0, 2, kind="general_offer")]) == [("01", "")]


def test_signs_know_every_element_of_the_check():
    assert {*WISHED, *SHOWN_IF_THERE} == set(ELEMENTS)


def test_signs_show_a_job_ask_beside_an_offer():
    shown = signs(result(kinds=("offers_value", "asks_for_job_or_referral")))
    assert [(each.slug, each.lane) for each in shown if each.there] == [
        ("offers_value", "give"),
        ("asks_for_job_or_referral", "ask"),
    ]


def test_signs_of_help_in_general_alone_bring_nothing():
    shown = signs(result(kinds=("general_offer",), elements=("offers_value",)))
    assert [each.slug for each in shown if each.there] == []


def test_answer_gives_no_verdict_when_unsure(db):
    assert str(answer(result(sure=False)).title) == "Hard to say"
    assert str(answer(result()).title) == "Mostly asks"


def test_answer_puts_words_of_one_kind_together(db):
    [sign] = answer(result("neutral", kinds=("greeting_personal", "greeting_personal"))).signs
    assert (sign.quotes, sign.lane) == (["01", "23"], "give")


@pytest.mark.parametrize(("small", "quotes"), [([(0, 2), (4, 6)], ["45"]), ([(0, 2)], [])])
def test_answer_quotes_an_ask_once_where_other_words_show_that_it_is_small(db, small, quotes):
    found = [finding(*place, kind="specific_small_ask") for place in small] + [finding(0, 2, kind="asks_to_learn")]
    assert answer(Result("two_way", sure=True, findings=tuple(found))).signs[0].quotes == quotes


def test_answer_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer(result(kinds=("asks_to_learn", "offers_value"), suggestion="add_a_fact"))


def test_answer_says_what_the_practice_wrote(db):
    Explanation.objects.update_or_create(key="one_way", defaults={"title": "One lane", "text": "Give a little."})
    said = answer(result())
    assert (said.title, said.explanation) == ("One lane", "Give a little.")


@pytest.mark.parametrize(
    ("welcome", "title", "why"),
    [
        ("asked", "Your resume", "They asked for it, so it belongs here."),
        ("offered", "Your resume", "You may ask them, so it can be here."),
        ("", "The resume comes early", "It turns a conversation into an application. Save it until they ask."),
    ],
)
def test_answer_takes_what_they_may_ask_for_as_information(db, welcome, title, why):
    [sign] = answer(result("two_way", kinds=("mentions_resume",)), welcome).signs
    assert (str(sign.title), str(sign.why)) == (title, why)


def test_answer_has_words_for_everything_the_check_can_say():
    kinds = {*ELEMENTS, *SIGNS, "general_offer", "other_ask", "placeholder", "too_long", "nothing_about_them", "no_offer"}
    assert kinds <= set(SUPPLIED)


@pytest.mark.parametrize("welcome", ["offered", "asked", "history"])
def test_answer_to_a_warm_ask_says_that_they_may(db, welcome):
    said = answer(result(kinds=("asks_for_job_or_referral", "easy_no"), welcomed=welcome), welcome)
    assert (str(said.title), said.is_good, said.suggestion) == ("You are asking, and you may", True, "")
    assert slugs(said, there=True) == ["asks_for_job_or_referral", "easy_no"]
    assert slugs(said, there=False) == ["before_applying", "job_named", "thanks_either_way"]


def test_answer_to_a_warm_ask_for_advice_speaks_of_no_job(db):
    said = answer(result(kinds=("asks_to_learn",), welcomed="history"), "history")
    assert slugs(said, there=False) == ["easy_no", "thanks_either_way"]


def test_answer_to_a_warm_ask_blames_nobody(db):
    said = answer(result(kinds=("asks_for_job_or_referral", "mentions_resume"), welcomed="asked"), "asked")
    assert [str(sign.title) for sign in said.signs[:2]] == ["This asks about a job", "Your resume"]


def test_answer_to_a_warm_ask_corrects_nothing(db):
    said = answer(result(kinds=("other_ask", "general_offer"), welcomed="history"), "history")
    assert [sign.why for sign in said.signs if sign.there] == ["", ""]


@pytest.mark.parametrize(("verdict", "sure"), [("neutral", True), ("one_way", False), ("neutral", False), ("two_way", False)])
def test_answer_that_is_gentle_names_only_what_is_there(db, verdict, sure):
    kinds = ("mentions_resume", "too_long", "general_offer", "nothing_about_them")
    said = answer(result(verdict, kinds=kinds[:3], sure=sure, suggestion="add_a_fact"))
    assert [(str(sign.title), sign.there, sign.why) for sign in said.signs] == [
        ("Brings up the resume", True, ""),
        ("Help in general", True, ""),
    ]
    assert said.suggestion == ""


def test_answer_that_is_gentle_still_tells_of_a_gap(db):
    [sign] = answer(result("neutral", kinds=("placeholder",))).signs
    assert str(sign.why) == "Fill it in before you send this."


def test_answer_to_what_mostly_asks_says_each_thing_once(db):
    said = answer(result(kinds=("greeting_personal", "asks_to_learn"), suggestion="add_a_fact"))
    assert "fact about them" in str(said.suggestion)
    assert slugs(said, there=True) == ["greeting_personal", "asks_to_learn"]
    assert slugs(said, there=False) == ["specific_small_ask", "offers_value"]


def test_answer_to_what_goes_both_ways_misses_nothing(db):
    said = answer(result("two_way", kinds=("shows_preparation", "asks_to_learn"), suggestion="offer_one_thing"))
    assert (said.is_idea, slugs(said, there=False)) == (True, [])
    assert "would make it stronger" in str(said.suggestion)


@pytest.mark.parametrize(
    ("verdict", "kinds", "suggestion", "shown"),
    [
        ("one_way", ("asks_to_learn", "general_offer"), "name_one_thing", "name_one_thing"),
        ("one_way", ("asks_to_learn",), "name_one_thing", "bring_one_thing"),
        ("two_way", ("offers_value",), "add_a_fact", ""),
        ("neutral", ("other_ask",), "add_a_fact", ""),
    ],
)
def test_suggestion_of_a_message_is_true_of_it(verdict, kinds, suggestion, shown):
    assert suggestion_of(result(verdict, kinds=kinds, suggestion=suggestion)) == shown


def test_answered_marks_what_the_list_quotes(db):
    pieces = answered(TEXT, result("neutral", kinds=("greeting_personal", "too_long")))["pieces"]
    assert pieces == [("01", "give"), ("23456789", None)]


def test_answer_tells_what_was_left_out(db):
    assert answer(result("neutral", left_out=("quoted", "signature"))).left_out == ("quoted", "signature")


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
    said = answer(Result(unread=unread))
    assert (str(said.title), said.kind, said.suggestion, said.signs) == (title, "unread", "", [])


@pytest.mark.parametrize(("slug", "ticked"), [("another_name", False), ("placeholder", False), ("offers_value", True)])
def test_what_asks_to_look_once_more_has_no_tick(slug, ticked):
    mark = render_to_string("networking_module/bring_value/sign_mark.html", {"sign": Sign(slug, "Title")})
    assert ("m5 10 4 4 7-8" in mark) is ticked
