"""How often one visitor, and one mail address, may try to book within ten minutes; one visitor also within a day."""

from coaching.practice.rate_limits import counted, visitor_of

TRIES, TRIES_PER_MAIL = 20, 8
A_DAY, TRIES_A_DAY = 24 * 60 * 60, 100


def too_often(request, email=""):
    """Counts a try of this visitor for this mail address, and says whether it was one too many of either."""
    visitor = visitor_of(request)
    # A visitor who is over the limit fills no table with addresses.
    return (
        counted("booking-visitor", visitor) > TRIES
        or counted("booking-visitor-day", visitor, A_DAY) > TRIES_A_DAY
        or (counted("booking-mail", email.strip().lower()) > TRIES_PER_MAIL and bool(email))
    )
