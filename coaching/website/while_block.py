"""Words that are true only at times: of packages while some are on sale, of cards while they are taken."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.payments.models import Package
from coaching.practice.rich_text import TextInBlock
from coaching.website.targets import TargetBlock

SOLD, CARDS = "sold", "cards"
IS_SO = {SOLD: lambda: Package.objects.public().exists(), CARDS: lambda: bool(settings.STRIPE_SECRET_KEY)}


class TextWhileBlock(TargetBlock):
    """A text of a promise that nobody has to take out or put in by hand."""

    when = blocks.ChoiceBlock(
        choices=[(SOLD, _("packages are on sale")), (CARDS, _("cards are taken"))], label=_("shown while"), default=SOLD
    )
    text = TextInBlock(label=_("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])

    def found(self, value: Any, context: Any) -> dict[str, Any] | None:
        return {} if IS_SO.get(value["when"], IS_SO[SOLD])() else None

    class Meta:
        icon = "pilcrow"
        label = _("Text for a time")
        hidden = _("It is shown once there is something to pay for, or cards are taken, as you chose.")
        description = _("Words about packages or cards, shown only while there are any.")
        template = "coaching/website/blocks/text_while.html"
        preview_value = {"when": SOLD, "text": "<p>You pay for a package in advance.</p>"}
