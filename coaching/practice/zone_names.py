"""The names of the IANA time zone database. No Django: the process that reads a stranger's calendar asks as well."""

import zoneinfo
from functools import cache

# What has a name but no place: the machine's own clock, the mark of one that nobody has set, and rules for other names.
NO_PLACES = frozenset({"localtime", "posixrules", "Factory", "Etc/Unknown"})


@cache
def known_zones() -> frozenset[str]:
    """Every name of the database, old ones among them."""
    return frozenset(zoneinfo.available_timezones() - NO_PLACES)
