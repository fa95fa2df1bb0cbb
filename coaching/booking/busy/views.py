"""A coach's other calendars, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.booking import access
from coaching.booking.busy import reads, refreshing
from coaching.booking.busy.errors import CannotRead
from coaching.booking.busy.forms import CalendarForm
from coaching.people.access import staff_required


def back_to_calendars(coach):
    return redirect(f"{reverse('booking_admin:calendars')}?{urlencode({'coach': coach.slug})}")


@staff_required
def calendars(request):
    """What is read from elsewhere, another one to add, and the address at which the bookings can be read."""
    coach, coaches = access.calendar_or_404(request)
    form = CalendarForm(request.POST or None, coach=coach)
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return back_to_calendars(coach)
    rows = [(row, reads.told(row)) for row in coach.busy_calendars.defer("text").with_time_ahead(timezone.now())]
    context = {"coach": coach, "coaches": coaches, "form": form, "rows": rows, "feed": getattr(coach, "calendar_feed", None)}
    return render(request, "coaching/booking/admin/calendars/list.html", context)


def _added(request, form):
    """Whether the calendar could be read; if not, the form says why and keeps what was typed."""
    try:
        calendar = refreshing.add(coach=form.coach, **form.cleaned_data)
    except CannotRead as error:
        form.add_error("url", _(error.trouble.sentence))
        return False
    return _say(request, calendar)


@staff_required
@require_POST
def read_now(request, pk):
    calendar = access.busy_calendar_or_404(request.user, pk)
    try:
        _say(request, refreshing.refresh(calendar=calendar, seconds=refreshing.CLICK))
    except CannotRead as error:
        messages.error(request, f"{calendar}: {_(error.trouble.sentence)}")
    return back_to_calendars(calendar.coach)


@staff_required
def remove(request, pk):
    """Asks first: without the calendar its times can be booked at once."""
    calendar = access.busy_calendar_or_404(request.user, pk)
    if request.method == "POST":
        calendar.delete()
        messages.success(request, _("“%(name)s” is removed and no longer blocks any of your time.") % {"name": calendar})
        return back_to_calendars(calendar.coach)
    return render(request, "coaching/booking/admin/calendars/remove.html", {"calendar": calendar})


def _say(request, calendar):
    calendar.refresh_from_db(fields=["skipped", "unsure"])
    say = messages.warning if calendar.skipped or calendar.unsure else messages.success
    say(request, f"{calendar}: {reads.preview(calendar, timezone.now())}")
    return True
