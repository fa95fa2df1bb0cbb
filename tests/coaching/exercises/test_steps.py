from wagtail.rich_text import RichText

from coaching.exercises.models.prompts import Prompt
from coaching.exercises.steps import in_steps


def prompt(number, kind):
    text = "Long. " * 100 if kind == "reading_long" else "Short."
    value = RichText(text) if kind.startswith("reading") else {"required": True}
    return Prompt(str(number), kind.removesuffix("_long"), value)


def numbers(*kinds):
    found = in_steps([prompt(number, kind) for number, kind in enumerate(kinds)])
    return [(step.number, [each.id for each in step.lesson], step.question and step.question.id) for step in found]


def test_each_question_is_a_step_with_the_lesson_before_it():
    assert numbers("reading", "picture", "short_answer", "long_answer", "reading", "scale") == [
        (1, ["0", "1"], "2"),
        (2, [], "3"),
        (3, ["4"], "5"),
    ]


def test_what_comes_after_the_last_question_is_a_step_of_its_own():
    assert numbers("short_answer", "reading", "reading") == [(1, [], "0"), (2, ["1", "2"], None)]


def test_a_lesson_alone_is_one_step():
    assert numbers("reading", "video") == [(1, ["0", "1"], None)]


def test_a_long_lesson_is_a_step_of_its_own():
    assert numbers("reading_long", "short_answer", "long_answer") == [(1, ["0"], None), (2, [], "1"), (3, [], "2")]
