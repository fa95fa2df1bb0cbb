"""Time zones by what people call where they are: a city, a country, or what a list of ours shows."""

import importlib.resources
import re
import unicodedata
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache, lru_cache

from coaching.practice.cities import ALSO_CALLED, CITIES, COUNTRIES
from coaching.practice.zones import city_of, clock, is_zone, offset, today_called

APART, SAINT = re.compile(r"[-‐’']"), re.compile(r"\bst\.? ")  # how people part and shorten names
DOT = " · "  # between a place and its present time, in the list


@dataclass(frozen=True)
class Place:
    """`zone` is an IANA name; `country` may be "". `part` says which part of a country a zone is for, where it has several."""

    city: str
    country: str
    zone: str
    part: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.city, self.country]))


def zones_called(words: str) -> list[str]:
    """The IANA names of the zones that `words` may mean, each once; none where no place of ours is called so."""
    return list(dict.fromkeys(place.zone for place in places_called(words)))


def places_called(words: str) -> list[Place]:
    """The places that `words` may mean. A whole name counts more than its beginning, a beginning more than a part."""
    if is_zone(words):
        return [place for place in _places() if place.zone == today_called(words)][:1] or [Place("", "", today_called(words))]
    asked = _folded(words.partition(DOT)[0])
    return next(filter(None, map(_found, _readings(asked))), [])


def _readings(asked: str) -> Iterable[str]:
    """What somebody may have meant, the likeliest first: the words; Osnabrück as it is written without the dots; and of a town
    that we don't know the country behind its comma."""
    yield ALSO_CALLED.get(asked, asked)
    yield re.sub("([aou])e", r"\1", asked)
    town, _comma, country = asked.rpartition(",")
    if town and (whole := _folded(ALSO_CALLED.get(country.strip(), country))) in {_folded(place.country) for place in _places()}:
        yield whole


def _found(asked: str) -> list[Place]:
    asked = _folded(asked)
    for fits in (_is_whole, _begins, _has) if asked else ():
        if found := [place for place in _places() if fits(asked, place)]:
            return _one_clock_each(found)
    return []


def places_near(words: str) -> list[Place]:
    """The places whose city's name is nearly what was typed, the likeliest first."""
    known = {_folded(place.city): place for place in reversed(_places())}
    return [known[name] for name in get_close_matches(_folded(words), known, cutoff=0.75)]


def _one_clock_each(places: list[Place]) -> list[Place]:
    """Of the places of a country that show the same time all year the first: who says “USA” has eight to choose from."""
    found: dict[tuple[object, ...], Place] = {}
    for place in sorted(places, key=lambda place: place.zone not in CITIES):  # of two with one clock that of large cities
        found.setdefault((place.country, *_offsets(place.zone)), place)
    return list(found.values())


def _offsets(zone: str) -> list[timedelta | None]:
    """How far a zone is from UTC in January and in July of this year."""
    year = datetime.now(UTC).year
    return [datetime(year, month, 15, tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset() for month in (1, 7)]


def in_list(now: datetime, clock24: bool = False) -> list[str]:
    """Each place with its present time and offset, as a person chooses it from a list and `zones_called` understands it."""
    return _listed(now.replace(second=0, microsecond=0), clock24)


@lru_cache(maxsize=4)
def _listed(now: datetime, clock24: bool) -> list[str]:
    shown = {zone: present(zone, now, clock24) for zone in {place.zone for place in _places()}}
    return [f"{place}{DOT}{shown[place.zone]}" for place in sorted(_places(), key=lambda place: _folded(str(place)))]


def present(zone: str, now: datetime, clock24: bool = False) -> str:
    """What a clock there shows at `now` (aware), and how far it is from UTC: "3:04 p.m. · UTC−05:00"."""
    local = now.astimezone(zoneinfo.ZoneInfo(zone))
    return f"{clock(local, clock24)}{DOT}{offset(local)}"


def _is_whole(asked: str, place: Place) -> bool:
    return asked in (_folded(str(place)), _folded(place.city), _folded(place.country))


def _begins(asked: str, place: Place) -> bool:
    return any(_folded(name).startswith(asked) for name in (place.city, place.country))


def _has(asked: str, place: Place) -> bool:
    return asked in _folded(f"{place} {place.part}")


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    """Without accents, capitals, hyphens and doubled spaces: "Sao Paulo" finds São Paulo, "st etienne" Saint-Étienne."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))
    return SAINT.sub("saint ", " ".join(APART.sub(" ", plain.casefold()).split()))


@cache
def _places() -> tuple[Place, ...]:
    """Every zone that people live in with its country, and the cities beside; of a country the zone of most people first."""
    countries = dict(_rows("iso3166.tab"))
    found = [Place("UTC", "", "UTC")]
    for code, _where, zone, *part in _rows("zone.tab"):
        country = COUNTRIES.get(countries[code], countries[code])
        names = [city_of(zone), *filter(None, CITIES.get(zone, "").split(", "))]
        found += [Place(name, country, today_called(zone), _short("".join(part))) for name in names]
    return tuple(found)


def _short(part: str) -> str:
    """“Eastern” of "Eastern - MI (most areas)”."""
    return re.split(r" [-(]", part)[0]


def _rows(name: str) -> Iterable[list[str]]:
    """The rows of a table of the time zone database."""
    text = importlib.resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
