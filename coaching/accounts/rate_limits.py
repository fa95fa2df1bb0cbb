"""How often someone may try to come in: with a password, or by having a code mailed.

Each way is counted separately, so using one up leaves the other open. A try counts for the visitor first, then for the visitor
and the address together, and only those within these limits count for the address: one visitor can't use up what all strangers
have, nor fill the table of counters with addresses.
A browser in which the owner signed in before has a count of its own. Nothing depends on whether an account exists.
"""

from dataclasses import dataclass

from coaching.accounts.known_devices import known_device
from coaching.practice.rate_limits import SECONDS, counted, visitor_of

DAY = 60 * 60 * 24


@dataclass(frozen=True)
class Limit:
    """Tries within ten minutes: in a known browser, of one visitor for one address, of one visitor for all addresses, of all
    strangers for one address. `visitor_a_day`, `visitor_for_all_a_day` and `address_a_day` are the last three within a day."""

    device: int
    visitor: int
    visitor_for_all: int
    address: int
    visitor_a_day: int
    visitor_for_all_a_day: int
    address_a_day: int


# OWASP's ASVS (2.2.1) allows a hundred guesses of a password an hour.
PASSWORD = Limit(
    device=10, visitor=8, visitor_for_all=40, address=16, visitor_a_day=80, visitor_for_all_a_day=800, address_a_day=400
)
# An address, with an account or without, is mailed at most so often because strangers ask.
MAIL = Limit(device=8, visitor=5, visitor_for_all=30, address=20, visitor_a_day=20, visitor_for_all_a_day=300, address_a_day=60)
LIMITS = {"password": PASSWORD, "code": MAIL, "reset": MAIL, "confirm": MAIL}


def may_try(request, way, email):
    """Counts a try to come in by this way ("password", "code", "reset", "confirm"), and says whether it may go on."""
    limit, email = LIMITS[way], email.strip().lower()
    device = known_device(request, email)
    if device and counted(f"{way}-device", f"{device} {email}") <= limit.device:
        return True
    visitor = visitor_of(request)
    counts = [
        (f"{way}-visitor-all", visitor, SECONDS, limit.visitor_for_all),
        (f"{way}-visitor-all-day", visitor, DAY, limit.visitor_for_all_a_day),
        (f"{way}-visitor", f"{visitor} {email}", SECONDS, limit.visitor),
        (f"{way}-visitor-day", f"{visitor} {email}", DAY, limit.visitor_a_day),
        (f"{way}-address", email, SECONDS, limit.address),
        (f"{way}-address-day", email, DAY, limit.address_a_day),
    ]
    return all(counted(what, who, seconds) <= most for what, who, seconds, most in counts)  # stops at the first refusal
