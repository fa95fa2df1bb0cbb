"""The secret address of a coach's bookings, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.booking import access
from coaching.booking.busy.views import back_to_calendars
from coaching.booking.models.feed import open_feed
from coaching.people.access import staff_required


@staff_required
@require_POST
def make(request):
    """The first secret address. Pressed again it changes nothing: resetting asks first."""
    coach, _coaches = access.calendar_or_404(request)
    if not hasattr(coach, "calendar_feed"):
        open_feed(coach)
        messages.success(request, _("Your bookings now have a secret address. Copy it into your calendar."))
    return back_to_calendars(coach)


@staff_required
def reset(request):
    """A new address instead of the old one, which dies at once."""
    coach, _coaches = access.calendar_or_404(request)
    if request.method == "POST":
        open_feed(coach)
        messages.success(request, _("The old address no longer works. Copy the new one into your calendar."))
        return back_to_calendars(coach)
    return render(request, "coaching/booking/admin/calendars/reset.html", {"coach": coach})
