"""How often one visitor, and one mail address, may try to book within ten minutes."""

from coaching.practice.rate_limits import counted, visitor_of

TRIES, TRIES_PER_MAIL = 20, 8


def too_often(request, email=""):
    """Counts a try of this visitor for this mail address, and says whether it was one too many of either."""
    # Both are counted, whatever the first says.
    tries = [
        counted("booking-visitor", visitor_of(request)) > TRIES,
        counted("booking-mail", email.strip().lower()) > TRIES_PER_MAIL and bool(email),
    ]
    return any(tries)
