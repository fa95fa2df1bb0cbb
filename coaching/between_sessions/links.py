"""Where a coach's word may lead: an https address elsewhere, or a page of the site."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from coaching.practice.addresses import address
from coaching.practice.url_parts import parts_of

LONGEST = 500
OFFERED = 200
_is_address = URLValidator(schemes=["https"])


def checked(typed: str) -> str:
    """The link as it is kept: a full https address, or the path of a page that visitors can read; "" for none.

    `example.org/page` is read as an https address, an address of this site as its path. Raises ValidationError.
    """
    link = typed.strip()
    if link.startswith(f"{settings.SITE_URL}/"):
        link = link.removeprefix(settings.SITE_URL)
    if not link or link.startswith("/"):
        return _page(link) if link else ""
    return _address(link if "://" in link else f"https://{link}")


def _address(link: str) -> str:
    if parts_of(link).scheme.lower() != "https":
        raise ValidationError(_("Only addresses that begin with https:// are safe to send. Check it, or leave it empty."))
    try:
        _is_address(link)
    except ValidationError:
        raise ValidationError(_("That is no address. Copy it from the browser, or leave it empty.")) from None
    if len(link) > LONGEST:
        raise ValidationError(_("This address is too long. Use a shorter one to the same page."))
    return link


def _page(path: str) -> str:
    path = path if path.endswith("/") else f"{path}/"
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    inside = f"{site.root_page.url_path}{path.removeprefix('/')}" if site else ""
    if not Page.objects.live().public().filter(url_path=inside).exists():
        raise ValidationError(_("There is no such page on the site. Choose one from the list, or type a full address."))
    return path


def pages() -> list[tuple[str, str]]:
    """(path, title) of the site's pages that visitors can read, the newest first."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return []
    root = site.root_page
    found = Page.objects.live().public().descendant_of(root).order_by("-first_published_at", "-pk")
    return [(f"/{path.removeprefix(root.url_path)}", title) for path, title in found.values_list("url_path", "title")[:OFFERED]]


def full(link: str) -> str:
    """The link as an email has it."""
    return address(link) if link.startswith("/") else link
