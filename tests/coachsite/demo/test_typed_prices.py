"""Prices are read from the packages: nothing that the product says by itself has one typed into it."""

import re
import tomllib
from pathlib import Path

import pytest

from coaching.mail.kinds import grouped
from coachsite.demo.reading import CONTENT

ROOT = Path(__file__).resolve().parents[3]
CODES = "USD|EUR|GBP|CHF|CAD|AUD|JPY"
WORDS = "dollars?|bucks|euros?|pounds|francs|yen|cents?"
PRICE = re.compile(rf"[$€£¥]\s?\d|\b(?:{CODES})\s?\d|\d\s?(?:[€£¥]|(?:{CODES}|{WORDS})\b)", re.IGNORECASE)


def texts(value):
    """Every text in a TOML file, whatever holds it."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.toml")), ids=lambda path: str(path.relative_to(CONTENT)))
def test_the_demo_types_no_price(path):
    assert [text for text in texts(tomllib.loads(path.read_text())) if PRICE.search(text)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.*")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_types_no_price(path):
    assert PRICE.findall(path.read_text()) == []


def test_an_email_types_no_price():
    kinds = [kind for _group, kinds in grouped() for kind in kinds]
    assert [kind.slug for kind in kinds if PRICE.search(f"{kind.subject} {kind.body} {kind.button}")] == []


@pytest.mark.parametrize(
    "typed", ["$140", "$ 140", "USD 140", "chf 90", "140 dollars", "90 €", "140 USD", "¥15,000", "15000 yen"]
)
def test_a_typed_price_is_found(typed):
    assert PRICE.search(f"A session is {typed}.")


@pytest.mark.parametrize("text", ["30 minutes", "pages 12 and 14", "USDA 5", "8 sessions", "10004"])
def test_other_numbers_are_no_prices(text):
    assert PRICE.search(text) is None
