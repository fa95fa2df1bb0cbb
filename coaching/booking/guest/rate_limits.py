"""How often one visitor, and one mail address, may try to book within ten minutes; one visitor also within a day. And how many
first calls come of it within an hour: so few that a program gains nothing, so many from one network that a class can book."""

from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from coaching.practice.rate_limits import counted, give_back, take, visitor_of

TRIES, TRIES_PER_MAIL = 90, 8  # three tries for each of a class
A_DAY, TRIES_A_DAY = 24 * 60 * 60, 300
PER_BROWSER, PER_MAIL, PER_NETWORK = 2, 2, 30  # within an hour
PER_BOOKING = 5  # other addresses for one booking, within an hour

YOURS_ARE_BOOKED = _(
    "Two times have just been booked from this browser or with this address, and that is as many as can be booked within an "
    "hour. What you typed stays here: press the button again in an hour, or write to us. To change a time you have, use the "
    "link in its email."
)
MANY_ARE_BOOKED = _(
    "Many times have been booked from your network within the last hour. What you typed stays here: press the button again in an "
    "hour, or write to us."
)


class Refused(Exception):
    """So many have been booked already; the message is a sentence for the visitor."""


def too_often(request, email=""):
    """Counts a try of this visitor for this mail address, and says whether it was one too many of either."""
    visitor = visitor_of(request)
    # A visitor who is over the limit fills no table with addresses.
    return (
        counted("booking-visitor", visitor) > TRIES
        or counted("booking-visitor-day", visitor, A_DAY) > TRIES_A_DAY
        or (counted("booking-mail", email.strip().lower()) > TRIES_PER_MAIL and bool(email))
    )


@contextmanager
def one_of_few(request, email, what="booked"):
    """What is done inside counts as one first call of this browser, address and network; where it fails, nothing is counted.
    Raises Refused instead, when one of the three has had as many as there are within an hour."""
    taken = []
    try:
        for who, most, words in _limits(request, email):
            taken.append(take(f"{what}-{who[0]}", who[1], most))
            if not taken[-1]:
                raise Refused(words)
        yield
    except BaseException:
        for each in filter(None, taken):
            give_back(each)
        raise


def _limits(request, email):
    """A browser is known by the cookie that every form needs; whoever throws that away is still of one network."""
    if browser := request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""):
        yield ("browser", browser), PER_BROWSER, YOURS_ARE_BOOKED
    yield ("mail", email.strip().lower()), PER_MAIL, YOURS_ARE_BOOKED
    yield ("network", visitor_of(request)), PER_NETWORK, MANY_ARE_BOOKED


def too_many_corrections(booking):
    """Counts another address for a booking, and says whether it was one too many: each gets an email."""
    return not take("booking-address", str(booking.pk), PER_BOOKING)
