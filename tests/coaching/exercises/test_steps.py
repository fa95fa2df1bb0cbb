from wagtail.rich_text import RichText

from coaching.exercises.models.prompts import Prompt
from coaching.exercises.steps import in_steps, lesson_apart


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


def titled(kind, value, **more):
    return Prompt("1", kind, value, **more)


def title_of(*prompts):
    return in_steps(prompts)[0].title


def test_a_step_is_called_by_what_it_asks():
    lesson = titled("reading", RichText("<h2>Small things</h2><p>Know.</p>"))
    assert title_of(lesson, titled("scale", {"question": "How sure?"})) == "How sure?"
    assert title_of(titled("try_it", {}, progress={"title": "Send a message", "gone": False})) == "Send a message"


def test_a_step_without_a_question_is_called_by_its_first_heading():
    assert (
        title_of(titled("reading", RichText("<h2>Yours &amp; <b>theirs</b></h2><p>Know.</p><h2>More</h2>"))) == "Yours & theirs"
    )
    assert title_of(titled("video", {"title": "?"}), titled("reading", RichText("<p>Know.</p>"))) == "To read"


def test_the_lesson_apart_leaves_the_questions_in_their_order():
    kinds = ["reading_long", "short_answer", "reading", "long_answer", "reading"]
    lesson, steps = lesson_apart(in_steps([prompt(number, kind) for number, kind in enumerate(kinds)]))
    assert [each.id for each in lesson] == ["0", "2", "4"]
    assert [(step.number, step.lesson, step.question.id) for step in steps] == [(1, [], "1"), (2, [], "3")]
