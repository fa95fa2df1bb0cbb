"""Where a guest chooses a time: the month, on its own page or on any other, and the zone it is read in."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from coaching.booking import access
from coaching.booking.guest import own_bookings
from coaching.booking.guest.month import month_page
from coaching.booking.guest.zones import clock24_for, is_zone, remember, zone_for
from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken, zone_choices


def source_of(request):
    """The page of ours that brought the visitor, as far as the address says."""
    source = request.GET.get("from", "")
    return source[:300] if source.startswith("/") else ""


def month_context(request, appointment_type):
    """What a page needs to show the free times of an appointment type that its visitor may book."""
    zone, kept = zone_for(request, appointment_type.coach.timezone), {"from": source_of(request) or request.path}
    names = [appointment_type.coach.slug, appointment_type.slug]
    details = reverse("booking:book", args=names)

    def time_url(start):
        return f"{details}?{urlencode({'start': start.isoformat(), 'zone': zone, **kept})}"

    return {
        **choices(request, appointment_type, zone, time_url),
        "ask_url": f"{reverse('booking:ask', args=names)}?{urlencode(kept)}",
        "months": PracticeSettings.load(request).prospect_months,
        "own_bookings": own_bookings.to_come(request, appointment_type=appointment_type),
    }


def choices(request, appointment_type, zone, time_url, moving=None):
    """The context of coaching/booking/month_body.html. `time_url` makes the address of the next step from a start."""
    page = month_page(
        request.GET,
        appointment_type=appointment_type,
        zone=zone,
        now=timezone.now(),
        time_url=time_url,
        clock24=clock24_for(request),
        moving=moving,
    )
    return {**page, "zones": zone_choices(), "page": request.path}


@never_cache
def coach(request, coach):
    """What one coach offers to anyone. If that is a single thing, its times."""
    found = get_object_or_404(Coach, slug=coach, is_active=True)
    offered = list(found.appointment_types.public().select_related("coach"))
    kept = f"?{urlencode({'from': source})}" if (source := source_of(request)) else ""
    if len(offered) == 1:
        return redirect(offered[0].get_absolute_url() + kept)
    own = own_bookings.to_come(request, coach=found, appointment_type__takes_credit=False)
    context = {"coach": found, "types": offered, "kept": kept, "own_bookings": own, "page": request.path}
    return render(request, "coaching/booking/coach.html", context)


def offers(starts, zone, clock24):
    """What coaching/booking/nearest.html shows of free times (aware)."""
    return [{"value": start.isoformat(), "name": spoken(start, zone, clock24)} for start in starts]


@never_cache
def month(request, coach, slug):
    """Page 1: the month and its times."""
    context = month_context(request, access.bookable_type_or_404(request.user, coach, slug, only_look=True))
    return render(request, "coaching/booking/month.html", context)


def path_in(query):
    """The path on this site that a form names as `page`, else the home page."""
    path = query.get("page", "")
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"


def zone(request):
    """Remembers the zone that a visitor chose, and goes back to the page they came from."""
    chosen = request.GET.get("zone")
    kept = {name: request.GET[name] for name in ("month", "day", "from") if request.GET.get(name)}
    response = HttpResponseRedirect(f"{path_in(request.GET)}?{urlencode(kept)}#times")
    return remember(response, chosen) if is_zone(chosen) else response
