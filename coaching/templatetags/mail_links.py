import re
from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.html import Urlizer, format_html
from django.utils.safestring import SafeString, mark_safe

from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.url_parts import parts_of

register = template.Library()
# An address, with the words before its colon where there are some: they say where it leads.
ADDRESS = re.compile(r"(?:(?P<label>[^\s,:.!?–][^\n,:.!?–]{0,80}): )?(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)])")


class Links(Urlizer):
    """Django's, which loses what follows a closing bracket: “(a@b.org), and” came out as “(a@b.org) and”."""

    def trim_punctuation(self, word: str) -> tuple[str, str, str]:
        lead, middle, _trail = super().trim_punctuation(word)
        return lead, middle, word[len(lead) + len(middle) :]


linked = Links()


@register.filter
def with_links(paragraph: StrOrPromise, links: Iterable[tuple[str, str]] = ()) -> SafeString:
    """A paragraph of a mail in HTML. An address is a link that reads as the words before its colon, or as the name of its site;
    “label: address” of the given links reads as its label, whatever that holds."""
    named = {f"{label}: {url}": (url, label) for label, url in links or ()}
    if not named:
        return _linked(str(paragraph))
    parts = re.split(f"({'|'.join(map(re.escape, named))})", str(paragraph))
    return mark_safe("".join(_link(*named[part]) if part in named else _linked(part) for part in parts))


@register.filter
def with_its_number(headline: StrOrPromise) -> str:
    """A headline whose last word keeps its number: “Tuesday, March 3” never leaves the 3 alone on a line."""
    return re.sub(r" (?=\d+$)", "\u00a0", str(headline))


def _linked(text: str) -> SafeString:
    html, at = "", 0
    for found in ADDRESS.finditer(text):
        html += linked(text[at : found.start()], autoescape=True) + _link(found["url"], _words(found["label"], found["url"]))
        at = found.end()
    return mark_safe(html + linked(text[at:], autoescape=True))


def _words(label: str | None, url: str) -> str:
    """A link to another site says to which, whatever words somebody wrote before it."""
    site = parts_of(url).hostname or url
    if not label:
        return site
    return label if site == parts_of(settings.SITE_URL).hostname else f"{label} ({site})"


def _link(url: str, label: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, label)
