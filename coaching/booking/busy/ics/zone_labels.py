"""What mail programs call a time zone: by its IANA name, by one of Windows, by a label, by cities or by an offset.

`windows_labels.tsv` has the labels that Windows shows, each with its name of the zone. It is derived from the comments in
windowsZones.xml of the Unicode CLDR (© Unicode, Inc., see `windows_labels-LICENSE.txt`). Which place a name of Windows stands
for, the rest of that table, comes with icalendar; a calendar never names a territory.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from coaching.practice.zone_names import known_zones

LABELS = Path(__file__).with_name("windows_labels.tsv")
LONGEST = 200
AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
NUMBERED = re.compile(r" \d+$")  # “Eastern Standard Time 1”: the same zone, described once more
OFFSET = re.compile(r"(?:UTC|GMT)? ?([+-])(\d{1,2})(?:[:.]?([0-5]\d))?", re.IGNORECASE | re.ASCII)
IN_FRONT = re.compile(
    r"^\((?:UTC|GMT) ?([^()]*)\) *|^(?:UTC|GMT) ?([+-][\d:.]+) +(?=[^(])|\((?:UTC|GMT) ?([^()]*)\)$", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
BETWEEN = re.compile(r"\s*[,;/:]\s*|\s+-\s+|\s+and\s+")
FURTHEST = timedelta(hours=14)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def clean(name: str) -> str:
    """A name as it is compared: one space between words, no quotation marks, no backslashes."""
    return " ".join(name[:LONGEST].replace("\\", "").replace('"', "").replace("−", "-").split()).strip("' ")


def exactly(name: str) -> tzinfo | None:
    """The zone with that name in the IANA database, whatever is in front of it, or in Windows."""
    if name.upper() == "Z":
        return UTC
    known = _iana(name) or _windows(name)
    if known or "/" not in name:
        return known
    rest = name.partition("/")[2]
    return exactly(rest) if rest else None


def guessed(name: str) -> tzinfo | None:
    """The zone that an offset, a label or a list of cities means, if they leave no doubt."""
    in_front = IN_FRONT.search(name)
    stated = _offset("".join(filter(None, in_front.groups())) or "+0") if in_front else None
    rest = IN_FRONT.sub("", name).strip()
    if in_front and not rest:
        return stated
    plain = IN_BRACKETS.sub("", name).strip()  # “GMT-0500 (EST)”
    return _offset(plain) or exactly(rest) or _label(rest) or _cities(BETWEEN.split(rest), stated)


def _iana(name: str) -> tzinfo | None:
    small = name.replace(" ", "_").casefold()
    found = _by_small_letters().get(small) or _by_small_letters().get(small.replace("-", "/", 1))  # “US-Eastern”
    return ZoneInfo(found) if found else None


def _windows(name: str) -> tzinfo | None:
    standard = name.casefold().replace("daylight time", "standard time")
    found = _by_windows().get(standard) or _by_windows().get(NUMBERED.sub("", standard))
    return ZoneInfo(found) if found else None


def _offset(name: str) -> tzinfo | None:
    """“GMT-0500” is five hours west of Greenwich. (“Etc/GMT+5” is, too, but that is a name of the IANA database.)"""
    match = OFFSET.fullmatch(name)
    if not match:
        return None
    away = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-away if match[1] == "-" else away) if away <= FURTHEST else None


def _label(label: str) -> tzinfo | None:
    return _zone(_labels().get(_plain(label), set()))


def _cities(names: list[str], stated: tzinfo | None) -> tzinfo | None:
    """The zone of these cities, if their clocks agree. “Moscow, Idaho” is not in Russia: unless an offset in front says which are
    meant, each has to be known."""
    found = [zone for name in names if (zone := _zone(_places().get(_plain(name), set())))]
    if stated:
        found = [zone for zone in found if _shifts(stated)[0] in _shifts(zone)]
    elif len(found) < len(names):
        return None
    return found[0] if len(set(map(_shifts, found))) == 1 else None


def _zone(names: Iterable[str]) -> tzinfo | None:
    """The zone of several names, if their clocks agree."""
    zones = [ZoneInfo(name) for name in sorted(names)]
    return zones[0] if len(set(map(_shifts, zones))) == 1 else None


@cache
def _shifts(zone: tzinfo) -> tuple[timedelta | None, ...]:
    """How far from UTC its clock is, each day of a year."""
    return tuple((NEW_YEAR + timedelta(days=day)).astimezone(zone).utcoffset() for day in range(365))


def _plain(label: str) -> str:
    return IN_BRACKETS.sub("", label).replace("&", "and").casefold().strip()


@cache
def _by_small_letters() -> dict[str, str]:
    return {name.casefold(): name for name in known_zones()}


@cache
def _by_windows() -> dict[str, str]:
    return {name.casefold(): place for name, place in WINDOWS_TO_OLSON.items()}


@cache
def _labels() -> dict[str, set[str]]:
    """{label: places} of what Windows shows, also without what is in brackets."""
    found: dict[str, set[str]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label, name = line.split("\t")
        found.setdefault(_plain(label), set()).add(WINDOWS_TO_OLSON[name])
    return found


@cache
def _places() -> dict[str, set[str]]:
    """{city: places}, by the IANA database, else by the labels of Windows."""
    found: dict[str, set[str]] = {}
    for name in known_zones():
        if name.startswith(AREAS):
            found.setdefault(name.rpartition("/")[2].replace("_", " ").casefold(), set()).add(name)
    by_windows: dict[str, set[str]] = {}
    for label, names in _labels().items():
        for city in [label, *BETWEEN.split(label)]:
            by_windows.setdefault(city, set()).update(names)
    return by_windows | found
