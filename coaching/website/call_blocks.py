"""Buttons and cards that lead to pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.website.targets import TargetBlock, TargetPageBlock, page_address


class CallToActionBlock(TargetBlock):
    """A button to a page; without one, to the consultation."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, rows=2)
    button = blocks.CharBlock(label=_("button"), max_length=60, help_text=_("Say what happens: “Book a free call”."))
    page = TargetPageBlock(label=_("page"), required=False, help_text=_("Leave empty for the consultation page."))

    def found(self, value, context):
        page = value["page"]
        address = page_address(page, context) if page else context.get("consultation_url")
        return {"target": address} if address else None

    class Meta:
        icon = "pick"
        label = _("Call to action")
        hidden = _("The page that its button leads to isn't published.")
        template = "coaching/website/blocks/call_to_action.html"


class CardBlock(TargetBlock):
    """A card, which leads to a page if one is chosen."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), rows=3)
    page = TargetPageBlock(label=_("page"), required=False)

    def found(self, value, context):
        address = page_address(value["page"], context)
        return None if value["page"] and not address else {"target": address}

    class Meta:
        label = _("Card")
        hidden = _("The page that this card leads to isn't published.")
        template = "coaching/website/blocks/card.html"


class ColumnsBlock(TargetBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    cards = blocks.ListBlock(CardBlock())

    def found(self, value, context):
        cards = value["cards"].bound_blocks
        if all(card.block.found(card.value, context) is None for card in cards):
            return None
        return {"cards": [card.render({**context, "below": value["heading"]}) for card in cards]}

    class Meta:
        icon = "grip"
        label = _("Cards")
        hidden = _("None of the pages that its cards lead to is published.")
        template = "coaching/website/blocks/columns.html"
