"""Time zones by their IANA names."""

import zoneinfo
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.practice.zone_names import known_zones


def validate_zone(name: str) -> None:
    """Refuses a name that is not in the IANA time zone database: words for which no place was found, or several."""
    if name not in known_zones():
        words = _("We don't know “%(name)s” as one place. Type your country or the nearest big city.")
        raise ValidationError(words, params={"name": name[:LONGEST]})


def is_zone(name: str | None) -> bool:
    """Whether this is the name of a zone, perhaps an old one."""
    return today_called(name or "") in known_zones()


LONGEST = 64  # characters of a name that a sentence repeats, and that a row holds

# Names that browsers still report, and what the places are called now (links of the tz database's file "backward").
RENAMED = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Cordoba": "America/Argentina/Cordoba",
    "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Louisville": "America/Kentucky/Louisville",
    "Asia/Ashkhabad": "Asia/Ashgabat",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Dacca": "Asia/Dhaka",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Macao": "Asia/Macau",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Asia/Thimbu": "Asia/Thimphu",
    "Asia/Ujung_Pandang": "Asia/Makassar",
    "Asia/Ulan_Bator": "Asia/Ulaanbaatar",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Enderbury": "Pacific/Kanton",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}


def today_called(zone: str) -> str:
    """The name a zone has today: browsers say "Asia/Calcutta", its people "Asia/Kolkata"."""
    return RENAMED.get(zone, zone)


def zone_name(zone: str, at: datetime) -> str:
    """A zone as people say it at that moment (aware): "New York time (EST)", "Kathmandu time (UTC+05:45)"."""
    short = _short(zone, at)
    if short == zone or _is_of_no_place(zone):
        return short
    return gettext("%(city)s time (%(short)s)") % {"city": city_of(zone), "short": short}


def place_time(zone: str, at: datetime) -> str:
    """A zone as people name it in passing: "New York time", or where it has no place "UTC−05:00"."""
    short = _short(zone, at)
    return short if short == zone or _is_of_no_place(zone) else gettext("%(city)s time") % {"city": city_of(zone)}


def city_of(zone: str) -> str:
    """The place that a zone is named after, by the name it has today."""
    return today_called(zone).rpartition("/")[2].replace("_", " ")


def renamed_cities() -> dict[str, str]:
    """{a city's name as browsers still report it: its name today}, for the pages that name the clock of a device."""
    cities = {old.rpartition("/")[2].replace("_", " "): city_of(old) for old in RENAMED}
    return {old: new for old, new in cities.items() if old != new}


def offset(local: datetime) -> str:
    """How far the clocks of a time (aware) are from UTC: "UTC−05:00"."""
    minutes = round((local.utcoffset() or local - local).total_seconds() / 60)
    sign, (hours, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02}:{rest:02}"


def _short(zone: str, at: datetime) -> str:
    return _clocks(at.astimezone(zoneinfo.ZoneInfo(zone)), zone)


def _clocks(local: datetime, zone: str = "") -> str:
    """What the clocks of a time are called; where they have no letters of their own, how far they are from UTC."""
    short = local.tzname() or ""
    return short if short.isalpha() or short == zone else offset(local)


def _is_of_no_place(zone: str) -> bool:
    return zone.startswith("Etc/")  # whose names count the other way around: Etc/GMT+5 is five hours behind


def clock(local: datetime, clock24: bool = False) -> str:
    """The time of day as people read it: by a clock of 24 hours, or as the language is used to."""
    return formats.time_format(local.time(), "H:i" if clock24 else "TIME_FORMAT")


def is_shown_twice(local: datetime) -> bool:
    """Whether clocks show this time (of an instant, in a zone) twice that day: once before they go back, once after."""
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def clock_and_pass(local: datetime, clock24: bool = False) -> str:
    """As `clock`; of a time that is shown twice that day, with which of the two it is: "1:30 a.m. EDT"."""
    return f"{clock(local, clock24)} {_clocks(local)}" if is_shown_twice(local) else clock(local, clock24)


def spoken(at: datetime, zone: str, clock24: bool = False) -> str:
    """Weekday, date, time and zone of an instant (aware), as a person or a screen reader says it; of a time that the clocks there
    show twice that day, which of the two."""
    local = at.astimezone(zoneinfo.ZoneInfo(zone))
    day, hour = formats.date_format(local, "l, F j, Y"), clock(local, clock24)
    when = gettext("%(day)s, %(hour)s %(zone)s") % {"day": day, "hour": hour, "zone": zone_name(zone, at)}
    if not is_shown_twice(local):
        return when
    return (gettext("%(when)s, after the clocks go back") if local.fold else gettext("%(when)s, before the clocks go back")) % {
        "when": when
    }


def spoken_hours(start: datetime, end: datetime, zone: str, clock24: bool = False) -> str:
    """From when to when (aware), with the zone: "3 p.m. to 3:30 p.m. Berlin time (CET)"."""
    begins, ends = (clock(each.astimezone(zoneinfo.ZoneInfo(zone)), clock24) for each in (start, end))
    return gettext("%(begins)s to %(ends)s, %(zone)s") % {"begins": begins, "ends": ends, "zone": zone_name(zone, start)}


def headline_day(at: datetime, zone: str, now: datetime) -> str:
    """Weekday and date of an instant (aware); with the year where it isn't the one of `now`."""
    local = at.astimezone(zoneinfo.ZoneInfo(zone))
    same = local.year == now.astimezone(zoneinfo.ZoneInfo(zone)).year
    return formats.date_format(local, "l, F j" if same else "l, F j, Y")


def spoken_day(at: datetime, zone: str) -> str:
    """The date of an instant (aware), as a person says it."""
    return formats.date_format(at.astimezone(zoneinfo.ZoneInfo(zone)), "F j, Y")


def same_clock(at: datetime, zone: str, other: str) -> bool:
    """Whether the clocks of two zones show the same time at that moment (aware)."""
    return at.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() == at.astimezone(zoneinfo.ZoneInfo(other)).utcoffset()
