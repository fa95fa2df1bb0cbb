"""The list of what was sent on a form page, for those who edit it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from wagtail.contrib.forms.views import SubmissionsListView

from coaching.practice import tables
from coaching.website.form_answers import said


class AnswersView(SubmissionsListView):
    """Wagtail's list, whose tables are written as all of ours: no answer is taken for a formula."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.is_export:
            rows = self._rows(context["submissions"])
            return tables.download(self.form_page.slug, self.request.GET["export"], rows)
        return super().render_to_response(context, **kwargs)

    def _rows(self, answers: Any) -> Iterator[list[Any]]:
        yield [str(label) for _name, label in self.form_page.get_data_fields()]
        for answer in answers:
            data = answer.get_data()
            yield [timezone.localtime(answer.submit_time), *(said(data.get(name)) for name in self.list_export[1:])]
