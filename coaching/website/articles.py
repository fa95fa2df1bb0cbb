"""The practice's own articles that clients may pass on."""

import re
from dataclasses import dataclass
from datetime import date

from coaching.website.models import ArticlePage
from coaching.website.open_pages import open_to_all

LOOKED_AT = 60
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Article:
    """`url` is its full address."""

    title: str
    intro: str
    url: str
    day: date


def articles_about(words, count=3):
    """The newest articles that an editor marked to be passed on and that anyone may read, first those that have most words in
    common with `words`. Costs the same few queries for any number of articles."""
    pages = open_to_all(ArticlePage.objects.filter(may_be_passed_on=True)).order_by("-date", "-pk")[:LOOKED_AT]
    wanted = _words(words)
    fitting = sorted(pages, key=lambda page: -len(wanted & _words(f"{page.title} {page.intro} {page.search_description}")))
    return [Article(page.title, page.intro, page.full_url, page.date) for page in fitting[:count]]


def article_on(sign):
    """The newest article that anyone may read and that has a sign, `<module>.<track>`; None where there is none."""
    return open_to_all(ArticlePage.objects.filter(sign=sign)).order_by("-date", "-pk").first()


def _words(text):
    return {word.casefold() for word in WORD.findall(text)}
