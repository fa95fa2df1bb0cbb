"""The questions an exercise can ask."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class QuestionBlock(blocks.StructBlock):
    """A question, help below it, and whether it must be answered."""

    question = blocks.CharBlock(label=_("Question"), max_length=300)
    help = blocks.CharBlock(label=_("Help"), required=False, max_length=500)
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False)


class ScaleBlock(QuestionBlock):
    """A number from 1 to `steps`, with words at both ends. With a measure, its answers draw a line over time."""

    low = blocks.CharBlock(label=_("At the low end"), max_length=60)
    high = blocks.CharBlock(label=_("At the high end"), max_length=60)
    steps = blocks.IntegerBlock(label=_("Steps"), min_value=2, max_value=10, default=5)
    measure = SnippetChooserBlock(
        "coaching.Measure",
        label=_("Adds to the measure"),
        required=False,
        help_text=_("The same measure in several exercises, or in one that is given again, draws a line over time."),
    )


class ChecklistBlock(QuestionBlock):
    """Things to tick off, in any number."""

    items = blocks.ListBlock(blocks.CharBlock(label=_("Item"), max_length=200), label=_("Items"), min_num=1, max_num=30)


class ChoiceQuestionBlock(QuestionBlock):
    """One of several options, or as many as fit."""

    options = blocks.ListBlock(blocks.CharBlock(label=_("Option"), max_length=200), label=_("Options"), min_num=2, max_num=30)
    multiple = blocks.BooleanBlock(label=_("More than one"), required=False)


class RowsBlock(QuestionBlock):
    """A table: the editor names the columns, the client adds rows."""

    columns = blocks.ListBlock(blocks.CharBlock(label=_("Column"), max_length=60), label=_("Columns"), min_num=1, max_num=5)
    first_rows = blocks.IntegerBlock(label=_("Empty rows at the start"), min_value=1, max_value=20, default=3)


class FileBlock(QuestionBlock):
    """A document or picture that the client hands in."""

    class Meta:
        help_text = _("PDF, Word, OpenDocument, a spreadsheet, slides, plain text or a picture, up to 10 MB.")
