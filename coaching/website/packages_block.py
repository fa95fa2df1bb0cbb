"""What the practice sells, on any page. Prices are read from the packages and typed nowhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from coaching.payments.prices import on_sale
from coaching.website.targets import TargetBlock


class PackagesBlock(TargetBlock):
    """Packages with what they cost, each leading to its page."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, rows=2)
    packages = blocks.ListBlock(
        SnippetChooserBlock("coaching.Package", label=_("package")),
        label=_("packages"),
        default=[],
        help_text=_("Leave it empty for everything on sale. What visitors can't buy is left out."),
    )

    def found(self, value, context):
        chosen = value["packages"]
        shown = _those_sold(chosen) if len(chosen) else on_sale()
        return {"packages": shown} if shown else None

    class Meta:
        icon = "tag"
        label = _("Packages and prices")
        hidden = _("None of these packages is on sale for visitors.")
        description = _("What can be bought, with prices as they are now.")
        template = "coaching/website/blocks/packages.html"
        preview_value = {"heading": _("What it costs"), "text": "", "packages": []}


def _those_sold(chosen):
    """Of an editor's packages those that visitors may buy, in the editor's order."""
    sold = {each.pk: each for each in on_sale()}
    return [sold[each.pk] for each in chosen if each and each.pk in sold]
