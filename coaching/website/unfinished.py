"""Places of a page that wait for their author's words: visitors see nothing of them, an editor does, on the page and in its
preview."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from coaching.website.for_editors import reads_notes

MARK = '"type": "unfinished"'  # as a body is stored


class UnfinishedBlock(blocks.StructBlock):
    """What belongs in this place. Its author writes another block there and deletes this one."""

    words = blocks.TextBlock(
        label=_("what belongs here"),
        rows=2,
        help_text=_("Only you see this. Write your own words in a block beside it, then delete this one."),
    )

    def render(self, value: Any, context: Mapping[str, Any] | None = None) -> str:
        if not reads_notes(context or {}):
            return ""
        return render_to_string("coaching/website/blocks/unfinished.html", {"words": value["words"]})

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: no search finds what isn't there."""
        return []

    class Meta:
        icon = "edit"
        label = _("Waiting for your words")
        description = _("A note to yourself about what is still missing. Visitors see nothing of it.")
        preview_value = {"words": _("A picture of you, and your story in a few sentences.")}


def unfinished_pages() -> set[int]:
    """The keys of the published pages in which such a place is left. One query, whatever their number and kinds."""
    from coaching.website.site_page import SitePage

    kinds = [model for model in SitePage.__subclasses__() if not model._meta.abstract]
    first, *others = (_unfinished(kind) for kind in kinds)
    return set(first.union(*others, all=True))


def _unfinished(kind: type[Page]) -> Any:
    raw = Cast("body", models.TextField())
    return kind.objects.live().annotate(raw=raw).filter(raw__contains=MARK).order_by().values_list("pk", flat=True)
