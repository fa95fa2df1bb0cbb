"""What a page tells search engines (schema.org)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from coaching.practice.models import PracticeSettings
from coaching.practice.page_facts import fact
from coaching.website.pictures import share

NOT_IN_A_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Node = dict[str, Any]


def script(*nodes: Mapping[str, Any]) -> SafeString | str:
    """The script element with `nodes`, which no browser runs, so the strict policy lets it be; "" for none."""
    if not nodes:
        return ""
    content = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    text = json.dumps({"@context": "https://schema.org", **content}, ensure_ascii=False).translate(NOT_IN_A_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def filled(**values: Any) -> Node:
    """A node without what is empty; `kind` is its @type, `ref` its @id."""
    named = {"@type": values.pop("kind", None), "@id": values.pop("ref", None), **values}
    return {name: value for name, value in named.items() if value}


def practice(settings_of: PracticeSettings | None = None) -> Node:
    """The practice, as whoever publishes and sells."""
    found = settings_of or PracticeSettings.load()
    return filled(
        kind="ProfessionalService",
        ref=f"{settings.SITE_URL}/#practice",
        name=found.name,
        description=found.tagline,
        url=f"{settings.SITE_URL}/",
        email=found.contact_email,
        telephone=found.phone,
        address=" · ".join(found.address.splitlines()),
    )


def publisher() -> Node:
    return filled(kind="Organization", ref=f"{settings.SITE_URL}/#practice", name=PracticeSettings.load().name)


def article(page: Any) -> Node:
    """An article with its author, its days and its picture."""
    author = filled(kind="Person", name=page.author.name, url=page.author_url) if page.author else publisher()
    changed = page.last_published_at.date() if page.last_published_at else page.date
    return filled(
        kind="Article",
        headline=page.title,
        description=page.description,
        image=[picture_url(page.share_picture) or share.drawn_of(page).url],
        author=author,
        publisher=publisher(),
        datePublished=page.date.isoformat(),
        dateModified=max(page.date, changed).isoformat(),
        mainEntityOfPage=page.full_url,
        keywords=[tag.name for tag in page.topics],
    )


def questions(asked: Iterable[Any], packages: Iterable[Any] = ()) -> list[Node]:
    """Questions of the block of that name with their answers; [] for none. `packages` are what answers about prices name."""
    prices = [f"{each.title}: {each.price_text}." for each in packages]
    found = [
        {
            "@type": "Question",
            "name": value["question"],
            "acceptedAnswer": {
                "@type": "Answer",
                "text": " ".join([strip_tags(value["answer"].source), *(prices if value["shows_prices"] else [])]),
            },
        }
        for value in asked
    ]
    return [{"@type": "FAQPage", "mainEntity": found}] if found else []


def breadcrumbs(page: Any) -> list[Node]:
    """The way from the site's first page to this one; [] for the first page itself. One query at most."""
    return way([*(fact(f"way-to:{page.pk}", lambda: _above(page)) if page.depth > 2 else []), (page.title, page.full_url)])


def way(steps: Sequence[tuple[str, str | None]]) -> list[Node]:
    """What leads to a page, (name, full address) from the site's first page on; [] for that one."""
    if len(steps) < 2:
        return []
    items = [{"@type": "ListItem", "position": n, "name": name, "item": url} for n, (name, url) in enumerate(steps, 1) if url]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _above(page: Any) -> list[tuple[str, str | None]]:
    return [(each.title, each.full_url) for each in page.get_ancestors().filter(depth__gt=1).live()]


def picture_url(picture: Any) -> str:
    """The full address of a picture as it is shared; "" for none."""
    return share.of(picture).url if picture else ""
