"""Text with a few tags in it, as an editor writes it and as code brings it along."""

from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText


def well_formed(html: str) -> str:
    """`html` with every tag closed, `<br>` too: Wagtail's editor refuses to open anything else."""
    return str(BeautifulSoup(html, "html.parser"))


class TextInBlock(RichTextBlock):
    """Wagtail's block of text, which opens whatever HTML it was given. Migrations know it as Wagtail's: rows are the same."""

    canonical_module_path = "wagtail.blocks.RichTextBlock"

    def value_for_form(self, value: RichText) -> Any:
        return well_formed(super().value_for_form(value))
