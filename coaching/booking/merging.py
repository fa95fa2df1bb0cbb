from django.utils.translation import ngettext

from coaching.booking.models import Booking
from coaching.people.merge_rules import moves

moves(Booking, lambda count: ngettext("%(count)d booking", "%(count)d bookings", count) % {"count": count})
