"""Blocks of one thought: a quote, how to reach the practice, a video, the usual total."""

from typing import Any

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from coaching.payments.prices import on_sale
from coaching.practice.models import PracticeSettings
from coaching.practice.rich_text import TextInBlock
from coaching.website.previews import some_picture
from coaching.website.targets import TargetBlock


class QuoteBlock(blocks.StructBlock):
    """Words of someone who is no client: a book, a poet, a study."""

    words = blocks.TextBlock(label=_("words"), rows=3)
    who = blocks.CharBlock(label=_("who said it"), required=False, max_length=120)
    where = blocks.URLBlock(label=_("where it can be read"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("A sentence that stands out, with who said it. What clients say goes into testimonials.")
        template = "coaching/website/blocks/quote.html"
        preview_value = {"words": _("The strength of weak ties."), "who": "Mark Granovetter", "where": ""}


class ContactBlock(TargetBlock):
    """How the practice is reached, as its settings say."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, rows=2)

    def found(self, value: Any, context: Any) -> dict[str, Any] | None:
        practice = PracticeSettings.load()
        return {"practice": practice} if practice.contact_email or practice.phone or practice.address else None

    class Meta:
        icon = "mail"
        label = _("Contact")
        hidden = _("The settings of the practice have no address, phone or postal address.")
        description = _("Email, phone and postal address, read from the settings of the practice.")
        template = "coaching/website/blocks/contact.html"
        preview_value = {"heading": _("Write to us"), "text": _("We answer within two working days.")}


class VideoBlock(blocks.StructBlock):
    """A picture that leads to a video where it is kept: nothing of it is loaded here, so nobody there learns of this visit."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    url = blocks.URLBlock(label=_("address of the video"), validators=[URLValidator(["https"])])
    site = blocks.CharBlock(label=_("where it is"), max_length=40, help_text=_("Such as YouTube: visitors read whom they go to."))
    minutes = blocks.IntegerBlock(label=_("minutes"), required=False, min_value=1, max_value=600)
    picture = ImageBlock(label=_("picture"), required=False)
    told = TextInBlock(
        label=_("what is said in it"), required=False, features=["bold", "italic", "link", "ul"], help_text=_("For who reads.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("Leads to a video by a click. Before it, nothing is asked of the site that keeps it.")
        template = "coaching/website/blocks/video.html"

    def get_preview_value(self) -> Any:
        shown = {"title": str(_("A good first message")), "url": "https://video.example/", "site": "Video", "minutes": 4}
        return self.normalize({**shown, "picture": some_picture(), "told": ""})


class UsualTotalBlock(TargetBlock):
    """What coaching usually comes to in all, said aloud: read from the packages that people usually take."""

    least = SnippetChooserBlock("coaching.Package", label=_("people take at least"))
    most = SnippetChooserBlock("coaching.Package", label=_("and at most"), required=False)
    text = blocks.TextBlock(label=_("text"), required=False, rows=2)

    def found(self, value: Any, context: Any) -> dict[str, Any] | None:
        chosen = [each for each in (value["least"], value["most"]) if each]
        sold = [each for each in on_sale() if each in chosen]
        if not chosen or len(sold) < len({each.pk for each in chosen}):
            return None
        shown = sorted(sold, key=lambda each: each.sessions)
        return {"least": shown[0], "most": shown[-1] if len(shown) > 1 else None}

    class Meta:
        icon = "tag"
        label = _("The usual total")
        hidden = _("One of its packages is not on sale for visitors.")
        description = _("Says what most people pay in all. The numbers are those of the packages.")
        template = "coaching/website/blocks/usual_total.html"

    def get_preview_value(self) -> Any:
        least, most = (*on_sale(), None, None)[:2]
        return self.normalize({"least": least, "most": most, "text": ""})
