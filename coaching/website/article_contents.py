"""What an article is made of, for the list beside it and the time it takes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator, slugify
from wagtail.blocks import StreamValue

WORDS_A_MINUTE = 220
FIRST_WORDS = 30  # of a page that has no lead, where a sentence or two stand for it
FEWEST = 3  # parts from which a list of them helps
ASIDES = {"call_to_action", "booking", "packages", "exercise", "testimonials", "contact"}  # they lead away, and are no part of it
HEADING = re.compile(r"<h2(?P<more>(?: data-block-key=\"\w+\")?)>(?P<words>.*?)</h2>", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A heading of the article and the name by which the list leads to it."""

    title: str
    anchor: str


@dataclass(frozen=True)
class ArticleBody:
    """`blocks` as HTML, each with its type; `parts` is empty where there are too few to list."""

    blocks: list[tuple[str, SafeString]]
    parts: list[Part]

    @property
    def is_blank(self) -> bool:
        """Whether visitors see nothing of it: what its blocks lead to is closed, or their module is gone."""
        return not any(html.strip() for _kind, html in self.blocks)


def body_of(stream: StreamValue, context: Mapping[Any, Any]) -> ArticleBody:
    """An article's blocks, each heading with a name to lead to."""
    parts: list[Part] = []
    blocks = [(child.block_type, _with_anchors(child, context, parts)) for child in stream]
    return ArticleBody(blocks, parts if len(parts) >= FEWEST else [])


def _with_anchors(child: Any, context: Mapping[Any, Any], parts: list[Part]) -> SafeString:
    html = child.render(context=dict(context))
    if child.block_type in ASIDES:
        return html

    def name(heading: re.Match[str]) -> str:
        title = unescape(strip_tags(heading["words"]))
        parts.append(Part(title, _anchor(title, parts)))
        return f'<h2 id="{parts[-1].anchor}"{heading["more"]}>{heading["words"]}</h2>'

    return mark_safe(HEADING.sub(name, html))  # as the blocks rendered it


def _anchor(title: str, parts: Iterable[Part]) -> str:
    """Of the heading's words; a second one with the same gets a number. Never the name of anything else on the page."""
    plain = f"part-{slugify(title, allow_unicode=True)}"
    taken = sum(part.anchor == plain or part.anchor.startswith(f"{plain}-no") for part in parts)
    return f"{plain}-no{taken + 1}" if taken else plain


def minutes_to_read(stream: StreamValue, *texts: str) -> int:
    """How long it takes to read `texts` and the blocks, in minutes, at least 1."""
    words = " ".join([*texts, *stream.stream_block.get_searchable_content(stream)])
    return max(1, round(len(words.split()) / WORDS_A_MINUTE))


def first_words(stream: StreamValue) -> str:
    """How the text of the blocks begins, without headings and links; "" where they have none."""
    prose = next((child.value.source for child in stream if child.block_type == "text"), "")
    plain = strip_tags(re.sub(r"<h\d.*?</h\d>", " ", prose).replace("><", "> <"))
    return Truncator(" ".join(unescape(plain).split())).words(FIRST_WORDS)
