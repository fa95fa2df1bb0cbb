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
        description = _("The one thing to do next, on a field of color.")
        template = "coaching/website/blocks/call_to_action.html"
        preview_value = {
            "heading": _("Shall we talk?"),
            "text": _("Thirty minutes, free."),
            "button": _("Book a free call"),
            "page": None,
        }


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
        description = _("Cards side by side; those with a page lead there.")
        template = "coaching/website/blocks/columns.html"
        preview_value = {
            "heading": _("Where do you stand?"),
            "cards": [
                {"title": _("In mid-career"), "text": _("Ten or thirty years of work behind you."), "page": None},
                {"title": _("In the last year of college"), "text": _("When everything is a first."), "page": None},
            ],
        }
