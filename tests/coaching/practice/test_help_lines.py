import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest

from coaching.practice.help_lines import SUPPLIED, HelpLine, country_choices, country_of, nearest_first, supplied_lines

US, IE, ELSEWHERE = HelpLine("US", "988", "Call 988"), HelpLine("IE", "Samaritans", "Call 116 123"), HelpLine("", "All", "Look")


def rows():
    return tomllib.loads(SUPPLIED.read_text())["line"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["country"] or "elsewhere")
def test_every_line_says_what_to_do_and_where_that_was_checked(row):
    assert set(row) == {"country", "name", "how", "source", "checked"}
    assert (urlsplit(row["source"]).scheme, isinstance(row["checked"], date)) == ("https", True)
    assert row["country"] in {"", *dict(country_choices())}


def test_the_lines_name_countries_as_the_reader_does():
    assert [line.place for line in supplied_lines()][:4] == ["United States", "Canada", "United Kingdom", "Ireland"]


@pytest.mark.parametrize(
    ("zone", "country"),
    [("America/Denver", "US"), ("Europe/Berlin", "DE"), ("Pacific/Auckland", "NZ"), ("UTC", ""), ("Nowhere/Land", "")],
)
def test_a_country_is_guessed_by_the_zone(zone, country):
    assert country_of(zone) == country


@pytest.mark.parametrize(
    ("zone", "lines"),
    [("America/Denver", [US, IE, ELSEWHERE]), ("Europe/Dublin", [IE, US, ELSEWHERE]), ("UTC", [IE, US, ELSEWHERE])],
)
def test_the_readers_country_comes_first_and_all_others_stay(zone, lines):
    assert nearest_first([ELSEWHERE, US, IE], zone) == lines


@pytest.mark.parametrize(
    ("how", "parts"),
    [
        ("Call or text 988", [("Call or text ", ""), ("988", "988")]),
        ("Call 13 11 14", [("Call ", ""), ("13 11 14", "131114")]),
        ("Choose your country on their page", [("Choose your country on their page", "")]),
    ],
)
def test_numbers_of_a_line_can_be_tapped(how, parts):
    assert HelpLine("", "A line", how).how_parts == parts
