"""What an exercise gives to read and to look at. Nothing here asks another site for anything before a click."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from coaching.practice.url_parts import parts_of


class PictureBlock(blocks.StructBlock):
    """A picture with the words a screen reader reads; they stay when the picture is deleted."""

    image = ImageChooserBlock(label=_("Picture"))
    description = blocks.CharBlock(label=_("What it shows, for those who can't see it"), max_length=300)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)


class VideoValue(blocks.StructValue):
    @property
    def site(self):
        """The name of the site that the video is on, so that a client knows where a click leads."""
        return (parts_of(self["url"]).hostname or "").removeprefix("www.")


def only_https(url):
    if parts_of(url).scheme != "https":
        raise ValidationError(_("Give the whole address of the video. It starts with https://"))


class VideoBlock(blocks.StructBlock):
    """A card that leads to a video elsewhere."""

    url = blocks.URLBlock(label=_("Address of the video"), validators=[only_https])
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    about = blocks.CharBlock(label=_("What it is about, and how long it takes"), required=False, max_length=300)

    class Meta:
        value_class = VideoValue
