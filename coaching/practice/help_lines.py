"""Help beyond a job search: the lines on which someone listens, the reader's country first."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.practice.choices import KeptChoiceBlock

NUMBER = re.compile(r"(\d[\d ]*\d)")
SUPPLIED = Path(__file__).with_suffix(".toml")
TEXT = _(
    "Looking for work can weigh on more than work. A doctor is a good first step, so is telling your coach, and on these "
    "lines someone listens."
)


@dataclass(frozen=True)
class HelpLine:
    """`country` is a code of ISO 3166-1, or "" for any other country; `how` says what to do, such as “Call 116 123”."""

    country: str
    name: str
    how: str
    url: str = ""

    @property
    def how_parts(self) -> list[tuple[str, str]]:
        """`how` in pieces, each with the number that it dials, or ""."""
        pieces = [piece for piece in NUMBER.split(self.how) if piece]
        return [(piece, piece.replace(" ", "") if NUMBER.fullmatch(piece) else "") for piece in pieces]

    @property
    def place(self) -> str:
        return country_name(self.country) if self.country else str(_("Any other country"))


def country_choices() -> list[tuple[str, str]]:
    """Every country with a code of two letters, by name."""
    named = _territories().items()
    return sorted(((code, name) for code, name in named if len(code) == 2 and code.isalpha()), key=lambda pair: pair[1])


class CountryBlock(KeptChoiceBlock):
    choices = staticmethod(country_choices)


class HelpLineBlock(blocks.StructBlock):
    country = CountryBlock(label=_("Country"), required=False, help_text=_("Leave empty for a line for any other country."))
    name = blocks.CharBlock(label=_("Name"), max_length=100)
    how = blocks.CharBlock(label=_("What to do"), max_length=200, help_text=_("Such as “Call or text 988”."))
    url = blocks.URLBlock(label=_("Page"), required=False)

    class Meta:
        icon = "help"
        label = _("Line")


@cache
def supplied_lines() -> tuple[HelpLine, ...]:
    """The lines that come with the software, of help_lines.toml."""
    rows = tomllib.loads(SUPPLIED.read_text())["line"]
    return tuple(HelpLine(row["country"], row["name"], row["how"], row["source"]) for row in rows)


def lines_in(stream: Iterable[Any]) -> tuple[HelpLine, ...]:
    """The lines that a practice has put into its settings, or those that come with the software."""
    own = tuple(HelpLine(**{name: child.value[name] or "" for name in HelpLine.__dataclass_fields__}) for child in stream)
    return own or supplied_lines()


def nearest_first(lines: Iterable[HelpLine], zone: str) -> list[HelpLine]:
    """All lines: those of the country that the IANA zone is in first, then by country, and last those for any other."""
    here = country_of(zone)
    return sorted(lines, key=lambda line: (line.country != here or not here, not line.country, line.place))


def country_of(zone: str) -> str:
    """The code of the country that an IANA zone is in; "" for one that is in none."""
    found = get_global("zone_territories").get(zone, "")
    return found if found != "001" else ""


def country_name(code: str) -> str:
    """A country in the language of the page; an unknown code is its own name."""
    return _territories().get(code, code)


def _territories() -> dict[str, str]:
    return dict(Locale.parse(to_locale(get_language() or "en")).territories)
