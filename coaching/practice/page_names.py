"""The public pages of the site as people call them, by their paths: which page led someone here, said in words."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from urllib.parse import unquote

from django.urls import Resolver404, get_urlconf, resolve
from django.utils.translation import gettext as _

from coaching.practice import request_values
from coaching.practice.lazy_text import StrOrPromise

LONGEST = 300  # letters of a path that a row keeps
THEN = " > "  # between a page and what was used after it, on the way to a booking

Namer = Callable[[Collection[str]], Mapping[str, StrOrPromise]]
_views: set[str] = set()
_used: set[str] = set()
_namers: list[Namer] = []


def public(*view_names: str, used: bool = False) -> None:
    """Registers addresses, by the names of their views, that anyone may be told of: nobody's key and nobody's own page. What is
    `used` rather than read is named besides the page that led to it."""
    _views.update(view_names)
    _used.update(view_names if used else ())


def names_pages(namer: Namer) -> Namer:
    """Registers who knows the names of some pages: of the paths given, {path: name}, in the same few queries for any number."""
    _namers.append(namer)
    return namer


def page_path(text: str | None) -> str:
    """The path of a public page of this site that an address or a browser names; "" for anything else, however odd."""
    path = unquote(request_values.path(text).partition("#")[0].partition("?")[0])
    return path if len(path) <= LONGEST and path.isprintable() and _view_of(path, get_urlconf()) in _views else ""


@lru_cache(maxsize=1000)  # every link to the consultation asks, on every page
def _view_of(path: str, urlconf: str | None) -> str:
    try:
        return resolve(path, urlconf).view_name
    except Resolver404:
        return ""


def road_of(text: str | None) -> str:
    """The page that an address says led on and, after THEN, what was used on the way; "" if either is no public page of ours."""
    pages = [page_path(each) for each in (text or "").split(THEN)]
    return THEN.join(pages) if all(pages) and len(pages) < 3 else ""


def with_used(road: str, path: str) -> str:
    """The road to a page, and the page where it is used rather than read; the road alone where it has that already."""
    is_new = path and THEN not in road and path != road and resolve(path).view_name in _used
    longer = f"{road}{THEN}{path}"
    return longer if is_new and len(longer) <= LONGEST else road


def names_of(paths: Collection[str]) -> dict[str, str]:
    """{path: what the page is called}, of all the paths; one that nobody knows anymore is called by its path."""
    known = {page: page for path in paths if path for page in path.split(THEN)}
    for namer in _namers if known else ():
        known |= {path: str(name) for path, name in namer(list(known)).items()}
    roads = {path: [known[page] for page in path.split(THEN)] for path in paths if path}
    return {
        path: _("%(page)s, then %(used)s") % dict(zip(("page", "used"), names, strict=True)) if len(names) == 2 else names[0]
        for path, names in roads.items()
    }


def name_of(path: str) -> str:
    """What one page is called."""
    return names_of([path]).get(path, "")
