"""Which old addresses may lead where: one rule for a redirect that is typed and for a file of them."""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from coaching.practice.url_parts import parts_of, spelled_out
from coaching.website.own_addresses import is_ours

SELF = _("It leads to itself.")
LOOP = _("It leads back to itself by way of %(path)s.")
CHAIN = _("%(path)s leads on in turn. Name the last address of the way.")
OCCUPIED = _("There is a page at this address, so nobody is ever led on.")
MISSING = _("There is no page at %(path)s.")
HOPS = 20


def normal(path: str) -> str:
    """An old path as Wagtail looks for it, however its letters were written; "" for none."""
    written = iri_to_uri(path.strip())
    return str(Redirect.normalise_path(written)) if parts_of(written).geturl() else ""


def ways() -> dict[str, str]:
    """{old path: where it leads} of all redirects there are; a page's own path for a page."""
    found = Redirect.objects.select_related("redirect_page")
    return {each.old_path: each.redirect_link or (each.redirect_page and each.redirect_page.url) or "" for each in found}


def live_paths() -> set[str]:
    """The normal paths of all published pages."""
    root = _root()
    found = Page.objects.live().filter(url_path__startswith=root).values_list("url_path", flat=True) if root else ()
    return {normal(path.removeprefix(root.rstrip("/"))) for path in found}


def own_path(target: str) -> str:
    """The normal path of a target on this site; "" for another site's."""
    parts = parts_of(spelled_out(target))
    is_own = not parts.netloc or parts.hostname == parts_of(settings.SITE_URL).hostname
    return normal(parts.path + (f"?{parts.query}" if parts.query else "")) if is_own and parts.path else ""


def refusal(old: str, target: str, others: Mapping[str, str], pages: Collection[str]) -> str:
    """A sentence on why the normal path `old` can't lead to `target` beside `others` ({old path: where it leads}) on a site that
    has these `pages` (normal paths); "" if it can."""
    if is_taken(old, pages) and not is_old_page(old):
        return str(OCCUPIED)
    first = own_path(target)
    if first == old:
        return str(SELF)
    path, hops = first, 0
    while path in others and hops < HOPS:
        path, hops = own_path(others[path]), hops + 1
        if path == old:
            return _said(LOOP, first)
    return _said(CHAIN, first) if hops else ""


def doubt(target: str, pages: Collection[str]) -> str:
    """A word on a target at which nothing is; "" where something is, or on another site."""
    path = own_path(target).partition("?")[0]
    return _said(MISSING, path) if path and not is_taken(path, pages) else ""


def is_old_page(path: str) -> bool:
    """Whether a normal path is one by which WordPress names a page without a name, such as /?p=12: it comes before the home page
    (`lead_on_from_root`)."""
    return path.startswith("/?")


def is_taken(path: str, pages: Collection[str]) -> bool:
    """Whether this site answers at that normal path: a published page, or a screen of ours."""
    plain = path.partition("?")[0]
    return plain in pages or any(is_ours(each) for each in (plain, f"{plain.rstrip('/')}/"))


def pages_at(paths: Collection[str]) -> dict[str, Page]:
    """The pages of the site that have these paths, published or not."""
    root = _root()
    places = {path: root.rstrip("/") + path.rstrip("/") + "/" for path in paths} if root else {}
    found = {page.url_path: page for page in Page.objects.filter(url_path__in=set(places.values()))} if places else {}
    return {path: found[place] for path, place in places.items() if place in found}


def _root() -> str:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site.root_page.url_path if site else ""


def _said(sentence: Promise, path: str) -> str:
    return str(sentence) % {"path": path}
