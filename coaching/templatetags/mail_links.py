import re

from django import template
from django.utils.html import format_html, urlize
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def with_links(paragraph, links):
    """A paragraph of a mail in HTML: “label: address” of the given links as a link that reads as its label, other addresses as
    they are."""
    named = {f"{label}: {url}": (url, label) for label, url in links or ()}
    if not named:
        return mark_safe(urlize(paragraph, autoescape=True))
    parts = re.split(f"({'|'.join(map(re.escape, named))})", paragraph)
    return mark_safe("".join(_link(*named[part]) if part in named else urlize(part, autoescape=True) for part in parts))


def _link(url, label):
    return format_html('<a href="{}">{}</a>', url, label)
