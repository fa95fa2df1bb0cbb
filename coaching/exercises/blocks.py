"""What an exercise is made of. Starter content names these blocks and their values as they stand here."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.modules import installed_modules
from coaching.practice.choices import KeptChoiceBlock


def activity_choices():
    """Every activity of every installed module, as `<module>.<activity>`."""
    return [
        (f"{module.slug}.{each.slug}", f"{module.title}: {each.title}")
        for module in installed_modules()
        for each in module.activities()
    ]


class QuestionBlock(blocks.StructBlock):
    """A question, help below it, and whether it must be answered."""

    question = blocks.CharBlock(label=_("Question"), max_length=300)
    help = blocks.CharBlock(label=_("Help"), required=False, max_length=500)
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False)


class ScaleBlock(QuestionBlock):
    """A number from 1 to `steps`, with words at both ends."""

    low = blocks.CharBlock(label=_("At the low end"), max_length=60)
    high = blocks.CharBlock(label=_("At the high end"), max_length=60)
    steps = blocks.IntegerBlock(label=_("Steps"), min_value=2, max_value=10, default=5)


class ChecklistBlock(QuestionBlock):
    """Things to tick off, in any number."""

    items = blocks.ListBlock(blocks.CharBlock(label=_("Item"), max_length=200), label=_("Items"))


class ChoiceQuestionBlock(QuestionBlock):
    """One of several options, or as many as fit."""

    options = blocks.ListBlock(blocks.CharBlock(label=_("Option"), max_length=200), label=_("Options"))
    multiple = blocks.BooleanBlock(label=_("More than one"), required=False)


class ActivityBlock(KeptChoiceBlock):
    """An activity of a module; one whose module is gone stays stored."""

    choices = staticmethod(activity_choices)


class TryItBlock(blocks.StructBlock):
    """Do something for real: `times` of a module's activity, within so many days of the assignment."""

    activity = ActivityBlock(label=_("Activity"))
    times = blocks.IntegerBlock(label=_("How often"), min_value=1, max_value=50, default=1)
    within_days = blocks.IntegerBlock(label=_("Within days"), min_value=1, max_value=90, default=7)
    help = blocks.CharBlock(label=_("Help"), required=False, max_length=500)


QUESTIONS = ("short_answer", "long_answer", "scale", "checklist", "choice")


class PromptsBlock(blocks.StreamBlock):
    """The prompts of an exercise, in order. Starter content gives each as (block name, value):

    reading: HTML, a str
    short_answer, long_answer: {question, help, required}
    scale: {question, help, required, low, high, steps}
    checklist: {question, help, required, items: [str]}
    choice: {question, help, required, options: [str], multiple: bool}
    try_it: {activity: "<module>.<activity>", times, within_days, help}

    A name never changes: it is stored in every version.
    """

    reading = blocks.RichTextBlock(label=_("Reading"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"])
    short_answer = QuestionBlock(label=_("Short answer"), icon="pilcrow")
    long_answer = QuestionBlock(label=_("Long answer"), icon="doc-full")
    scale = ScaleBlock(label=_("Scale"), icon="order")
    checklist = ChecklistBlock(label=_("Checklist"), icon="tasks")
    choice = ChoiceQuestionBlock(label=_("Choice"), icon="list-ul")
    try_it = TryItBlock(label=_("Try it for real"), icon="pick")
