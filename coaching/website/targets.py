"""Blocks that lead somewhere, and their one rule: what nobody can reach now is not offered."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from coaching.website.for_editors import reads_notes

Context = Mapping[str, Any]


class TargetBlock(blocks.StructBlock):
    """A block whose target can go away: unpublished, off sale, closed, deleted. Then visitors see nothing of the block, and the
    editor's preview says why. A subclass finds the target, and says in `Meta.hidden` what is missing."""

    def found(self, value: Any, context: Context) -> dict[str, Any] | None:
        """What the template needs of the target as it is now; None when there is nothing to lead to."""
        raise NotImplementedError

    def render(self, value: Any, context: Context | None = None) -> str:
        context = context or {}
        found = self.found(value, context)
        if found is None:
            return self._note(context)
        return super().render(value, context={**context, **found})

    def _note(self, context: Context) -> str:
        """Only for who edits the page, or looks at the block before choosing it."""
        if not reads_notes(context):
            return ""
        return render_to_string("coaching/website/blocks/hidden.html", {"label": self.label, "why": self.meta.hidden})

    class Meta:
        hidden = _("What it leads to isn't published.")


class TargetPageBlock(blocks.PageChooserBlock):
    """A page that something leads to. One that was deleted is known as gone, not as never chosen: a button without a page leads
    elsewhere."""

    def to_python(self, value: Any) -> Page | None:
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: Any) -> list[Page | None]:
        found = super().bulk_to_python(values)
        return [page or (Page(pk=pk, live=False) if pk else None) for pk, page in zip(values, found, strict=True)]

    def get_form_state(self, value: Any) -> Any:
        return super().get_form_state(None if value is not None and value.path == "" else value)

    def deconstruct(self) -> Any:
        """As its base, so that no migration depends on this name."""
        return ("wagtail.blocks.PageChooserBlock", *super().deconstruct()[1:])


def page_address(page: Page | None, context: Context) -> str:
    """Where visitors read a page; "" for one that isn't published, or is gone."""
    return (page.get_url(context.get("request")) or "") if page and page.live else ""
