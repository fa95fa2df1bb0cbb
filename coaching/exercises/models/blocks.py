"""What an exercise is made of. Starter content names these blocks and their values exactly as here."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.exercises.models.question_blocks import (
    ChecklistBlock,
    ChoiceQuestionBlock,
    FileBlock,
    QuestionBlock,
    RowsBlock,
    ScaleBlock,
)
from coaching.exercises.models.reading_blocks import PictureBlock, VideoBlock
from coaching.modules import installed_modules
from coaching.practice.choices import KeptChoiceBlock
from coaching.practice.rich_text import TextInBlock


def activity_choices():
    """Every activity of every installed module, as `<module>.<activity>`."""
    return [
        (f"{module.slug}.{activity.slug}", f"{module.title}: {activity.title}")
        for module in installed_modules()
        for activity in module.activities()
    ]


class ActivityBlock(KeptChoiceBlock):
    """An activity of a module; one whose module is gone stays stored."""

    choices = staticmethod(activity_choices)


class TryItBlock(blocks.StructBlock):
    """Do something for real: `times` of a module's activity, by a day or within so many days of the assignment."""

    activity = ActivityBlock(label=_("Activity"))
    words = blocks.CharBlock(
        label=_("In your words"), required=False, max_length=150, help_text=_("If empty, clients see the activity's own name.")
    )
    times = blocks.IntegerBlock(label=_("How often"), min_value=1, max_value=50, default=1)
    within_days = blocks.IntegerBlock(label=_("Within this many days"), min_value=1, max_value=90, default=7)
    by = blocks.DateBlock(label=_("Or by this day"), required=False, help_text=_("The same day for everyone."))
    help = blocks.CharBlock(label=_("Help"), required=False, max_length=500)
    required = blocks.BooleanBlock(label=_("Must be done before handing in"), required=False)


QUESTIONS = ("short_answer", "long_answer", "scale", "checklist", "choice", "rows", "file", "date")


class PromptsBlock(blocks.StreamBlock):
    """The prompts of an exercise, in order. Starter content gives each as (block name, value):

    reading: HTML, a str
    video: {url, title, about}
    short_answer, long_answer, file, date: {question, help, required}
    scale: {question, help, required, low, high, steps, measure (its name)}
    checklist: {question, help, required, items: [str]}
    choice: {question, help, required, options: [str], multiple: bool}
    rows: {question, help, required, columns: [str], first_rows}
    try_it: {activity: "<module>.<activity>", words, times, within_days, by, help, required}

    A name never changes: it is stored in every version.
    """

    reading = TextInBlock(
        label=_("Reading"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"], group=_("To read")
    )
    picture = PictureBlock(label=_("Picture"), icon="image", group=_("To read"))
    video = VideoBlock(label=_("Video"), icon="media", group=_("To read"))
    short_answer = QuestionBlock(label=_("Short answer"), icon="pilcrow", group=_("To answer"))
    long_answer = QuestionBlock(label=_("Long answer"), icon="doc-full", group=_("To answer"))
    scale = ScaleBlock(label=_("Scale"), icon="order", group=_("To answer"))
    choice = ChoiceQuestionBlock(label=_("Choice"), icon="list-ul", group=_("To answer"))
    checklist = ChecklistBlock(label=_("Checklist"), icon="tasks", group=_("To answer"))
    rows = RowsBlock(label=_("Table"), icon="table", group=_("To answer"))
    file = FileBlock(label=_("File"), icon="upload", group=_("To answer"))
    date = QuestionBlock(label=_("Date"), icon="date", group=_("To answer"))
    try_it = TryItBlock(label=_("Try it for real"), icon="pick", group=_("To do"))
