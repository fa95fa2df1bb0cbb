"""Where someone lives, as people say it: a city whose clocks are theirs, never the name of a time zone."""

from difflib import get_close_matches

from django.utils.translation import gettext_lazy as _

from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.zones import zone_choices

CONTINENTS: dict[str, StrOrPromise] = {
    "Africa": _("Africa"),
    "America": _("Americas"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic islands"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Islands of the Indian Ocean"),
    "Pacific": _("Pacific islands and New Zealand"),
    "Antarctica": _("Antarctica"),
}
# Second names of places that the list has already, and rules that no city has.
NOT_CITIES = {"Australia/ACT", "Australia/LHI", "Australia/NSW", "Australia/North", "Australia/Queensland", "Australia/South"}
NOT_CITIES |= {
    "Australia/Tasmania",
    "Australia/Victoria",
    "Australia/West",
    "Australia/Yancowinna",
    "Asia/Istanbul",
    "Europe/Nicosia",
}


def city(zone: str) -> str:
    """ "Indianapolis, Indiana" of "America/Indiana/Indianapolis"."""
    return ", ".join(part.replace("_", " ") for part in reversed(zone.split("/")[1:]))


def cities() -> dict[str, str]:
    """{zone: city}, by the city's name."""
    found = {zone: city(zone) for zone, _label in zone_choices() if zone.split("/")[0] in CONTINENTS and zone not in NOT_CITIES}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def places() -> list[tuple[StrOrPromise, list[tuple[str, str]]]]:
    """The cities of each continent, as a list that someone chooses from shows them."""
    known = cities()
    groups = ((words, f"{continent}/") for continent, words in CONTINENTS.items())
    return [(words, [each for each in known.items() if each[0].startswith(start)]) for words, start in groups]


def zone_of_place(typed: str) -> str | None:
    """The zone of a city as someone types it: its name, or where only one begins so, the beginning."""
    known = {zone: name.casefold() for zone, name in cities().items()}
    wanted = typed.strip().casefold()
    exact = [zone for zone, name in known.items() if wanted in (name, name.partition(",")[0])]
    beginning = [zone for zone, name in known.items() if wanted and name.startswith(wanted)]
    return next((found[0] for found in (exact, beginning) if len(found) == 1), None)


def similar_places(typed: str) -> list[str]:
    """Up to five cities that may have been meant."""
    known = {name.casefold(): name for name in cities().values()}
    wanted = typed.strip().casefold()
    near = [*(name for name in known if wanted and wanted in name), *get_close_matches(wanted, known, n=5, cutoff=0.75)]
    return [known[name] for name in dict.fromkeys(near)][:5]
