"""Booking without an account: choose a time, say who you are, done."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.booking import access, bookings, guard, limits, links
from coaching.booking.forms import BookingForm
from coaching.booking.month import month_page
from coaching.booking.schedule import Availability
from coaching.booking.zones import remember, zone_for
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken, zone_choices

YEARS = range(2000, 2200)


def start_in(query):
    """The instant (UTC) that an address or a form names as `start`, or None."""
    try:
        start = datetime.fromisoformat(query.get("start", ""))
    except ValueError:
        return None
    return start.astimezone(UTC) if start.tzinfo and start.year in YEARS else None


def source_of(request):
    """The page of ours that brought the visitor, as far as the address says."""
    source = request.GET.get("from", "")
    return source[:300] if source.startswith("/") else ""


def month_context(request, appointment_type):
    """What a page needs to show the free times of an appointment type that its visitor may book."""
    zone = zone_for(request, appointment_type.coach.timezone)
    details = reverse("booking:book", args=[appointment_type.coach.slug, appointment_type.slug])
    source = source_of(request) or request.path

    def time_url(start):
        return f"{details}?{urlencode({'start': start.isoformat(), 'zone': zone, 'from': source})}"

    page = month_page(request.GET, appointment_type=appointment_type, zone=zone, now=timezone.now(), time_url=time_url)
    return {**page, "zones": zone_choices()}


def month(request, coach, slug):
    """Page 1: the month and its times."""
    context = month_context(request, access.bookable_type_or_404(request.user, coach, slug))
    return remember(request, render(request, "coaching/booking/month.html", context))


@never_cache
def book(request, coach, slug):
    """Page 2: who comes. A time that is gone keeps every answer and shows the nearest free ones."""
    appointment_type = access.bookable_type_or_404(request.user, coach, slug)
    start = start_in(request.POST) or start_in(request.GET)
    if start is None:
        return redirect(appointment_type)
    data = request.POST if request.method == "POST" else None
    form = BookingForm(data, appointment_type=appointment_type, client=access.client_for(request.user, appointment_type))
    if data is not None:
        return _book(request, appointment_type, form, start)
    times = Availability(appointment_type, now=timezone.now())
    nearest = None if times.is_open(start) else times.nearest(start, guard.LOOK_AROUND)
    return _details(request, appointment_type, form, start, nearest)


def _book(request, appointment_type, form, start):
    """Page 3 follows, or page 2 again with every word. The same form sent twice leads to the one booking."""
    if token := limits.remembered(form.key):
        return redirect("booking:manage", token)
    if limits.too_often(request):
        form.add_error(None, _("That were many tries in a short time. Please wait ten minutes, or write to us."))
    if not form.is_valid():
        return _details(request, appointment_type, form, start, status=422)
    try:
        booking = bookings.book(
            appointment_type=appointment_type, start=start, guest=form.guest(zone_of(request, form, appointment_type)),
            client=form.client, answers=form.answers(), plain_title=form.cleaned_data["plain_title"], source=source_of(request),
        )  # fmt: skip
    except bookings.SlotTaken as taken:
        return _details(request, appointment_type, form, start, taken.nearest, status=409)
    except bookings.BookingError as error:
        form.add_error(None, str(error))
        return _details(request, appointment_type, form, start, status=422)
    limits.remember(form.key, links.token(booking))
    return redirect(f"{reverse('booking:manage', args=[links.token(booking)])}?new=1")


def _details(request, appointment_type, form, start, nearest=None, status=200):
    zone, coach = zone_of(request, form, appointment_type), appointment_type.coach
    context = {
        "appointment_type": appointment_type, "form": form, "start": start, "zone": zone,
        "when": spoken(start, zone), "coach_when": spoken(start, coach.timezone) if zone != coach.timezone else "",
        "nearest": None if nearest is None else [{"value": each.isoformat(), "name": spoken(each, zone)} for each in nearest],
        "place": appointment_type.get_place_display(), "months": PracticeSettings.load().prospect_months,
        "back": f"{appointment_type.get_absolute_url()}?{urlencode({'from': source_of(request)})}",
    }  # fmt: skip
    return render(request, "coaching/booking/details.html", context, status=status)


def zone_of(request, form, appointment_type):
    return zone_for(request, form.client.timezone if form.client else appointment_type.coach.timezone)
