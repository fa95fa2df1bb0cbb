"""Questions and their answers, on a page of their own or on any other."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.payments.models import Package
from coaching.payments.prices import on_sale
from coaching.practice.rich_text import TextInBlock


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = TextInBlock(label=_("answer"), features=["bold", "italic", "link", "ul"])
    shows_prices = blocks.BooleanBlock(
        label=_("with prices"), required=False, help_text=_("Below the answer: what each package on sale costs.")
    )

    class Meta:
        icon = "help"
        label = _("Question")


class FaqBlock(blocks.StructBlock):
    """A few questions where they come up."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("questions"))

    def get_context(self, value, parent_context=None):
        asked = list(value["questions"])
        return {**super().get_context(value, parent_context), "questions": asked, "packages": packages_named(asked)}

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("A few questions, each opening to its answer. Search engines are told of them, too.")
        template = "coaching/website/blocks/faq.html"
        preview_value = {
            "heading": _("Before you book"),
            "questions": [
                {"question": _("Does the first call cost anything?"), "answer": "<p>No.</p>", "shows_prices": False},
                {"question": _("Do I have to prepare?"), "answer": "<p>No.</p>", "shows_prices": False},
            ],
        }


def packages_named(questions: Iterable[Any]) -> list[Package]:
    """What is on sale, where one of the answers shows prices."""
    return on_sale() if any(each["shows_prices"] for each in questions) else []
