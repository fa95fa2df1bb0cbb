from hashlib import sha256
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Picture

from coaching.practice.page_facts import fact
from coaching.website.pictures import share
from coaching.website.pictures.shapes import SHAPES
from coaching.website.pictures.showing import renditions

register = template.Library()


@register.simple_tag
def picture_of(image: Any, shape: str, alt: str | None = None, at_once: bool = False, css: str = "") -> SafeString | str:
    """A picture in a shape (website/pictures/shapes.py), in the sizes that there are. `at_once` is for the first screen: all
    others are loaded when a reader comes near. `alt` stands in for the picture's own words."""
    if not image:
        return ""
    written = sha256(repr((shape, alt, at_once, css)).encode()).hexdigest()
    if image.is_svg():
        return _drawing(image, alt, css)
    whole = fact(f"picture:{image.pk}:{image.file_hash}:{written}", lambda: _whole(image, shape, alt, at_once, css))
    return whole or _picture(image, renditions(image, shape), shape, alt, at_once, css)


def _whole(image: Any, shape: str, *written: Any) -> SafeString | None:
    """The picture, if all its sizes are there."""
    found = renditions(image, shape)
    return _picture(image, found, shape, *written) if len(found) == len(SHAPES[shape].specs(image.width, image.height)) else None


def _drawing(image: Any, alt: str | None, css: str) -> SafeString:
    """An SVG is as sharp in every size."""
    attrs = {"src": image.file.url, "alt": image.default_alt_text if alt is None else alt}
    attrs |= {"width": image.width, "height": image.height} | ({"class": css} if css else {})
    return format_html("<img{}>", flatatt(attrs))


def _picture(image: Any, found: dict[str, Any], shape: str, alt: str | None, at_once: bool, css: str) -> SafeString:
    attrs = SHAPES[shape].place(image.width, image.height) | {"decoding": "async"}
    if at_once:
        attrs = {**attrs, "fetchpriority": "high"}
        attrs.pop("loading", None)
    attrs |= {"alt": alt} if alt is not None else {}
    attrs |= {"class": css} if css else {}
    return mark_safe(str(Picture(_largest_first(found), attrs)))


@register.simple_tag
def share_picture(picture: Any, drawn_for: Any, title: str) -> share.SharePicture:
    """What goes with a title when it is shared: a picture, or else one drawn of the title of a page."""
    if picture:
        return share.of(picture)
    return share.drawn_of(drawn_for) if drawn_for else share.drawn_of_title(str(title))


def _largest_first(found: dict[str, Any]) -> dict[str, Any]:
    """Wagtail takes the first one's width and height: the page leaves room for it, and CSS makes it fit."""
    return dict(sorted(found.items(), key=lambda pair: -pair[1].width))
