"""Requests for another time on the coach's desk: what someone wishes, and a time booked for them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.booking import bookings
from coaching.booking.admin import both_clocks
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.times_form import TimeForm
from coaching.booking.models import TimeRequest
from coaching.booking.requests import asking
from coaching.people import coaches
from coaching.people.access import staff_required, zone_of

PER_PAGE = 25


@staff_required
@require_safe
def requests(request):
    """Those that wait, the longest first; or all that were answered."""
    found, answered = TimeRequest.objects.visible_to(request.user), "answered" in request.GET
    of = coaches.choice(request.user, request.GET.get("coach"))
    if of["coach"]:
        found = found.filter(coach=of["coach"])
    found = found.exclude(answered_at=None).order_by("-answered_at") if answered else found.open()
    page = Paginator(found.select_related("appointment_type", "coach"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "answered": answered, "zone": zone_of(request.user), **of}
    return render(request, "coaching/booking/requests/admin/requests.html", context)


@staff_required
def one(request, pk):
    """What someone wishes, and the free times to book one of them for."""
    found = _request_or_404(request.user, pk)
    form = TimeForm(typed(request), appointment_type=found.appointment_type, guest_zone=found.zone)
    if form.is_chosen and found.booking:  # pressed again, after Back perhaps
        messages.info(request, _("A time is already booked for them."))
        return redirect("booking_admin:booking", found.booking_id)
    if form.is_chosen and form.is_valid() and (booking := _book(found, form)):
        words = {"when": both_clocks.of_booking(booking), "email": found.email}
        messages.success(request, _("Booked: %(when)s. The invitation is on its way to %(email)s.") % words)
        return redirect("booking_admin:booking", booking.pk)
    context = {"asked": found, "form": form, "zone": zone_of(request.user), "now": timezone.now()}
    return render(request, "coaching/booking/requests/admin/request.html", context, status=422 if form.is_chosen else 200)


@staff_required
@require_POST
def answered(request, pk):
    """The coach answered in another way."""
    asking.answered(request=_request_or_404(request.user, pk))
    messages.success(request, _("Marked as answered."))
    return redirect("booking_admin:requests")


def _request_or_404(user, pk):
    time_requests = TimeRequest.objects.visible_to(user).select_related("appointment_type__coach", "coach", "booking")
    return get_object_or_404(time_requests, pk=pk)


def _book(found, form):
    """The booking, or None when the form has to say why not."""
    try:
        return asking.book_for(request=found, **form.chosen)
    except bookings.BookingError as error:
        form.refuse(error)
        return None
