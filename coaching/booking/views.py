"""Booking without an account: choose a time, say who you are, done."""

from datetime import datetime
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from coaching.booking import access, bookings, links
from coaching.booking.forms import BookingForm
from coaching.booking.month import month_page
from coaching.booking.zones import remember, zone_for
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken, zone_choices


def start_in(query):
    """The aware instant that an address or a form names as `start`, or None."""
    try:
        start = datetime.fromisoformat(query.get("start", ""))
    except ValueError:
        return None
    return start if start.tzinfo else None


def source_of(request):
    """The page that brought the visitor, as far as the address says."""
    return request.GET.get("from", "")[:300]


def month_context(request, appointment_type):
    """What a page needs to show the free times of a public appointment type."""
    zone = zone_for(request, appointment_type.coach.timezone)
    details = reverse("booking:book", args=[appointment_type.coach.slug, appointment_type.slug])
    source = source_of(request) or request.path

    def time_url(start):
        return f"{details}?{urlencode({'start': start.isoformat(), 'zone': zone, 'from': source})}"

    page = month_page(request.GET, appointment_type=appointment_type, zone=zone, now=timezone.now(), time_url=time_url)
    return {**page, "zones": zone_choices()}


def month(request, coach, slug):
    """Page 1: the month and its times."""
    context = month_context(request, access.public_type_or_404(coach, slug))
    return remember(request, render(request, "coaching/booking/month.html", context))


def book(request, coach, slug):
    """Page 2: who comes. A time that is gone keeps every answer and shows the nearest free ones."""
    appointment_type = access.public_type_or_404(coach, slug)
    start = start_in(request.POST) or start_in(request.GET)
    if start is None:
        return redirect(appointment_type)
    form = BookingForm(request.POST or None, appointment_type=appointment_type)
    zone = zone_for(request, appointment_type.coach.timezone)
    nearest = None
    if request.method == "POST" and form.is_valid():
        try:
            booking = bookings.book(
                appointment_type=appointment_type, start=start, guest=form.guest(zone), answers=form.answers(),
                plain_title=form.cleaned_data["plain_title"], source=source_of(request),
            )  # fmt: skip
            return redirect(f"{reverse('booking:manage', args=[links.token(booking)])}?new=1")
        except bookings.SlotTaken as taken:
            nearest = [{"value": each.isoformat(), "name": spoken(each, zone)} for each in taken.nearest]
    context = {
        "appointment_type": appointment_type, "form": form, "start": start, "zone": zone, "nearest": nearest,
        "when": spoken(start, zone), "months": PracticeSettings.load().prospect_months,
    }  # fmt: skip
    return render(request, "coaching/booking/details.html", context, status=409 if nearest is not None else 200)
