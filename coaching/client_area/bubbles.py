"""What the coach said last, for home and weekly email: the first sentence, and the way to the rest."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.between_sessions import links
from coaching.between_sessions import reads as between
from coaching.between_sessions.models import WordReader
from coaching.exercises import unread
from coaching.exercises.unread import News
from coaching.people.models import Client
from coaching.practice.addressing import called

LONGEST = 200
SENTENCE = re.compile(r".*?[.!?…。！？]+[”\"’')\]]*(?=\s|$)(?!\s[a-zß-ÿ])", re.DOTALL)  # not before a small letter


@dataclass(frozen=True)
class Bubble:
    """`heading` says whose words these are and what about; `url` is a path or, of a word with a link, a full address, and `label`
    what is on the link. `take(now)` notes that an email has it; False where one had it already."""

    heading: str
    text: str
    url: str = ""
    label: str = ""
    take: Callable[[datetime], bool] = lambda now: True


def first_sentence(text: str) -> str:
    """The first sentence of a text, or as much of it as fits."""
    words = " ".join(text.split())
    found = SENTENCE.match(words)
    return Truncator(found.group() if found else words).chars(LONGEST)


def of_words(readers: Iterable[WordReader], *, full: bool = False) -> list[Bubble]:
    """What the coach says this week; with `full` the links have the site's address before them."""
    return [_of_word(each, full) for each in readers]


def _of_word(reader: WordReader, full: bool) -> Bubble:
    word = reader.word
    url = links.full(word.link) if full and word.link else word.link
    return Bubble(between.heading(word), word.text, url, word.place if word.link else "", partial(between.take, reader))


def of_answers(client: Client, news: Sequence[News]) -> list[Bubble]:
    """One for all of them: the newest, and how many more there are."""
    if not news:
        return []
    newest, count = news[0], len(news) - 1
    facts = {"coach": called(client.coach.name), "title": newest.assignment.version.title}
    heading = (_("%(coach)s answered “%(title)s”") if newest.is_review else _("%(coach)s wrote about “%(title)s”")) % facts
    label = (
        ngettext("Read it, and %(count)d more", "Read it, and %(count)d more", count) % {"count": count}
        if count
        else _("Read it")
    )
    rows = [row for each in news for row in each.rows]
    text = first_sentence(newest.text) or (_("Go on with this one.") if newest.again else _("This is good."))
    url = reverse("exercises:list") if count else newest.url
    return [Bubble(heading, text, url, label, partial(unread.take, rows))]
