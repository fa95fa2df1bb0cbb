"""What keeps coaches and what can be booked with them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.booking.models import AppointmentType
from coaching.people.models import Coach
from coaching.practice.deletions import instead, keeps

BOOKINGS = ngettext_lazy("%d booking", "%d bookings")
REQUESTS = ngettext_lazy("%d request for another time", "%d requests for another time")

keeps(Coach, BOOKINGS, lambda coach: coach.bookings.count())
keeps(Coach, REQUESTS, lambda coach: coach.time_requests.count())
keeps(AppointmentType, BOOKINGS, lambda appointment_type: appointment_type.bookings.count())
keeps(AppointmentType, REQUESTS, lambda appointment_type: appointment_type.time_requests.count())
instead(AppointmentType, _("Pause it, and nobody can book it anymore."))
