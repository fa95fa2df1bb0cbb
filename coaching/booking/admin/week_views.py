"""The weekly hours of a coach, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking import access
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.week_form import WeekForm, monday_copied
from coaching.booking.models.hours import clock
from coaching.people.access import staff_required
from coaching.practice.times_of_day import DAY
from coaching.practice.zones import zone_name


@staff_required
def hours(request):
    """The week of one coach. The buttons `do` show it again, changed but not saved."""
    coach, coaches = access.calendar_or_404(request)
    data, do, zone = typed(request), request.POST.get("do"), coach.timezone
    form = WeekForm(monday_copied(data) if do == "copy" else data, coach=coach)
    upcoming = coach.bookings.not_canceled().filter(start__gt=timezone.now()).count()
    if data is not None and not do and form.is_valid():
        form.save()
        messages.success(request, _saved(zone, form.cleaned_data["timezone"], upcoming))
        return redirect(reverse("booking_admin:hours", query={"coach": coach.slug}))
    checked = data is not None and not do
    context = {
        "coach": coach,
        "coaches": coaches,
        "form": form,
        "checked": checked,
        "upcoming": upcoming,
        "changed": bool(do),
        "hours_of_day": [clock(minute) for minute in range(0, DAY + 1, 30)],
        "zone_name": zone_name(zone, timezone.now()),
    }
    return render(request, "coaching/booking/admin/hours.html", context, status=422 if checked else 200)


def _saved(old, new, upcoming):
    if old == new or not upcoming:
        return _("Your hours are saved.")
    words = ngettext(
        "Your hours are saved. %(count)d upcoming booking stays at the same moment, which your clock now shows differently.",
        "Your hours are saved. %(count)d upcoming bookings stay at the same moments, which your clock now shows differently.",
        upcoming,
    )
    return words % {"count": upcoming}
