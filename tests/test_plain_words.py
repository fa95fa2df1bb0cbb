"""Words of software and of coaching theory that no client should have to read."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from coaching.exercises import starter_content
from coaching.modules import installed_modules
from tests.roles import CLIENTS
from tests.walks.rows import ROWS

pytestmark = pytest.mark.walk

FORBIDDEN = re.compile(
    r"\b(?:touches|a touch|verdict|debrief|slots?|modules?|snippets?|intake|pipeline|ledger|grants?|settled?|one-way|"
    r"neutral|circles?)\b",
    re.IGNORECASE,
)
PAGES = [name for name, (who, _needs, method) in ROWS.items() if method == "get" and "clara" in who and who <= CLIENTS]


def words_of(page):
    """What a person reads or hears on a page: its text, and the words in labels."""
    body = page.partition("<main")[2]
    labels = re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', body)
    return " ".join([strip_tags(re.sub(r"<(script|style).*?</\1>", "", body, flags=re.DOTALL)), *labels])


@pytest.mark.parametrize("name", PAGES)
def test_client_page_speaks_plainly(name, signed_in, clara, world):
    page = b"".join(signed_in(clara).get(reverse(name, args=[world[need] for need in ROWS[name][1]])))  # or a file
    assert FORBIDDEN.findall(words_of(page.decode(errors="replace"))) == []


def texts_in(value):
    """Every text below a value of what is brought to practice."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from texts_in(each) if name != "activity" else []
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


def test_exercises_and_programs_speak_plainly():
    modules = [content for module in installed_modules() for content in (module.starter_content(), module.starter_programs())]
    words = strip_tags(" ".join(texts_in([*modules, starter_content.CONTENT, starter_content.PROGRAMS])))
    assert ("Your story in three weeks" in words, FORBIDDEN.findall(words)) == (True, [])


def test_the_search_finds_a_forbidden_word():
    assert FORBIDDEN.findall(words_of("<main><p>Your next slot</p>")) == ["slot"]
