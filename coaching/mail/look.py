"""The practice's look in its mails. The logo comes along, so that opening a mail asks no server, and tells nobody."""

from email.mime.image import MIMEImage
from typing import Any

from wagtail.images.models import AbstractRendition

from coaching.practice.brand.stylesheet import dark_of
from coaching.practice.models import PracticeSettings

SOURCE = "cid:logo"
SIZE = "max-480x96|format-png"  # at most 40 pixels high, on screens that show two for one


def look(*, in_browser: bool = False) -> dict[str, str | bool]:
    """What the template of mails asks for: `light` and `dark`, the colors of links and buttons ("" for ours), `logo`, the
    source of a picture or "", and whether it `has_name`."""
    practice = PracticeSettings.load()
    light = practice.brand_color
    dark = (practice.brand_color_dark or dark_of(light)) if light else ""
    logo = (_address(practice) if in_browser else SOURCE) if practice.logo else ""
    return {"light": light, "dark": dark, "logo": logo, "has_name": practice.logo_has_name}


def attach_logo(mail: Any, html: str) -> None:
    """To a mail whose HTML shows it. A logo that is gone by now leaves its words in its place."""
    if f'src="{SOURCE}"' not in html or not (content := _content()):
        return
    part = MIMEImage(content, "png")
    part.add_header("Content-ID", "<logo>")
    part.add_header("Content-Disposition", "inline", filename="logo.png")
    if not mail.attachments:
        mail.mixed_subtype = "related"
    mail.attach(part)


def _content() -> bytes | None:
    try:
        rendition = _rendition(PracticeSettings.load())
        if rendition is None:
            return None
        with rendition.file.open() as file:
            return bytes(file.read())
    except OSError:  # its file is gone: Wagtail's error is one of these
        return None


def _address(practice: PracticeSettings) -> str:
    try:
        rendition = _rendition(practice)
    except OSError:
        return ""
    return str(rendition.url) if rendition else ""


def _rendition(practice: PracticeSettings) -> AbstractRendition | None:
    return practice.logo.get_rendition(SIZE) if practice.logo else None
