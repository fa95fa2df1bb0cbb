"""What counts as a time zone, by its IANA name; for the slot engine too, which knows nothing of Django."""

import zoneinfo
from functools import cache

# The machine's own clock, the mark of one that nobody has set, and what stands for unknown: some systems list them as zones.
NO_PLACES = {"localtime", "posixrules", "Factory", "Etc/Unknown"}


@cache
def known_zones() -> frozenset[str]:
    """Every name of the IANA time zone database, old ones among them."""
    return frozenset(zoneinfo.available_timezones() - NO_PLACES)
