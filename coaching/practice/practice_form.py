from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from coaching.practice.brand.form import BrandForm
from coaching.practice.default_texts import SuppliedWordsForm
from coaching.practice.help_lines import lines_in, supplied_lines
from coaching.practice.session_questions import LONGEST, MOST, questions_in


class PracticeSettingsForm(BrandForm, SuppliedWordsForm):
    """Starts with the text and the lines that are shown now; those that were left as they are supplied are not kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "help_lines" in self.fields and not self.instance.help_lines:
            lines: Any = self.fields["help_lines"]
            block = lines.block
            raw = [{"type": "line", "value": asdict(line)} for line in supplied_lines()]
            self.initial["help_lines"] = block.to_python(raw)

    def clean_session_questions(self) -> str:
        text: str = self.cleaned_data["session_questions"]
        questions = questions_in(text)
        if len(questions) > MOST:
            raise ValidationError(_("Three questions are the most. Leave out those that help you least."))
        if any(len(question) > LONGEST for question in questions):
            raise ValidationError(_("A question can have up to 200 characters."))
        return "\n".join(questions)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        lines: StreamValue | None = data.get("help_lines")
        if lines is not None and lines_in(lines) == supplied_lines():
            data["help_lines"] = lines.stream_block.to_python([])
        return data
