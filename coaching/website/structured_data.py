"""What a page tells search engines (schema.org)."""

from collections.abc import Iterable, Sequence
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags

from coaching.practice.json_ld import Node, filled
from coaching.practice.models import PracticeSettings
from coaching.practice.page_facts import fact
from coaching.website.pictures import share


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
                "text": " ".join([unescape(strip_tags(value["answer"].source)), *(prices if value["shows_prices"] else [])]),
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
