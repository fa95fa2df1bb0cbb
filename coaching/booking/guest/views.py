"""Where a guest chooses a time: the month, on its own page or on any other, and the zone it is read in."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.booking import access
from coaching.booking.guest import own_bookings
from coaching.booking.guest.month import month_page
from coaching.booking.guest.next_times import few
from coaching.booking.guest.sources import NAMED, leads_on, led_here, named, source_of
from coaching.booking.guest.zones import in_address, looking, own_zone, remember, zone_shown
from coaching.people.models import Coach
from coaching.practice import request_values
from coaching.practice.hour_format import clock24_for
from coaching.practice.models import PracticeSettings
from coaching.practice.page_names import page_path
from coaching.practice.zone_field import ZoneInput, zone_widget
from coaching.practice.zone_search import in_list
from coaching.practice.zones import is_zone, place_time, spoken, today_called


def month_context(request, appointment_type, only_for_booking=True):
    """What a page needs to show the free times of an appointment type that its visitor may book. A page that is not
    `only_for_booking` is itself what led to it."""
    source = led_here(request) if only_for_booking else leads_on(request)
    return _month_on(request, appointment_type, request.path, source)


def _month_on(request, appointment_type, page, source):
    """The month as it is shown on a page, by its path; `source` is what led there."""
    zone, kept = zone_shown(request, appointment_type.coach.timezone), named(source)
    names = [appointment_type.coach.slug, appointment_type.slug]
    details = reverse("booking:book", args=names)

    def time_url(start):
        return f"{details}?{urlencode({'start': start.isoformat(), **in_address(request, zone), **kept})}"

    return {
        **choices(request, appointment_type, zone, time_url, kept=kept),
        "page": page,
        "times_url": reverse("booking:times", args=names),
        "ask_url": f"{reverse('booking:ask', args=names)}?{urlencode(kept)}",
        "months": PracticeSettings.load(request).prospect_months,
        "own_bookings": own_bookings.to_come(request, appointment_type=appointment_type),
    }


def choices(request, appointment_type, zone, time_url, moving=None, limit=None, kept=None):
    """The context of coaching/booking/month_body.html. `time_url` makes the address of the next step from a start; from the
    moment of a `limit` (booking/limits.py) on nothing is offered. `kept` is what the page's own addresses go on saying."""
    now, other = timezone.now(), looking(request, zone)
    page = month_page(
        request.GET,
        appointment_type=appointment_type,
        zone=zone,
        kept={**(kept or {}), **other},
        now=now,
        time_url=time_url,
        clock24=clock24_for(request),
        moving=moving,
        limit=limit,
    )
    own = own_zone(request)
    return {
        **page,
        "moving": moving,
        "widget": zone_widget(zone, clock24=clock24_for(request), places_url=reverse("booking:places")),
        "page": request.path,
        "own_zone": own and place_time(own, now),
        "own_zone_url": other and f"?{urlencode(page['hidden'])}#times",
    }


@never_cache
@require_safe
def coach(request, coach):
    """What one coach offers to anyone. If that is a single thing, its times."""
    found = get_object_or_404(Coach.objects.taking_bookings(), slug=coach)
    offered = list(found.appointment_types.public().select_related("coach"))
    kept = f"?{urlencode({NAMED: source})}" if (source := led_here(request)) else ""
    if len(offered) == 1:
        return redirect(offered[0].get_absolute_url() + kept)
    own = own_bookings.to_come(request, coach=found, appointment_type__takes_credit=False)
    context = {"coach": found, "types": offered, "kept": kept, "own_bookings": own, "page": request.path}
    return render(request, "coaching/booking/coach.html", context)


def offers(starts, zone, clock24):
    """What coaching/booking/nearest.html shows of free times (aware)."""
    return [{"value": start.isoformat(), "name": spoken(start, zone, clock24)} for start in starts]


@never_cache
@require_safe
def month(request, coach, slug):
    """Page 1: the month and its times."""
    context = month_context(request, access.bookable_type_or_404(request.user, coach, slug, only_look=True))
    return render(request, "coaching/booking/month.html", context)


@never_cache
@require_safe
def times(request, coach, slug):
    """The month alone, for the script of the page that shows it: when another day was chosen, or the device has another zone."""
    found, page = access.bookable_type_or_404(request.user, coach, slug, only_look=True), path_in(request.GET)
    source = source_of(request) or page_path(page)
    return render(request, "coaching/booking/month_body.html", _month_on(request, found, page, source))


@never_cache
@require_safe
def few_times(request, coach, slug):
    """The next few times alone, for the script of the page that shows them where the device has another zone; with `brings`, as
    buttons of the form that may take a message along."""
    found = access.bookable_type_or_404(request.user, coach, slug, only_look=True)
    context = {"call": few(request, found, source_of(request)), "brings": "brings" in request.GET}
    return render(request, "coaching/booking/few.html", context)


@require_safe
def places(request):
    """What a zone can be chosen by, with the present time of each, for the list below the field: the same for everyone."""
    response = render(request, "coaching/practice/places.html", {"places": in_list(timezone.now(), clock24_for(request))})
    patch_cache_control(response, private=True, max_age=60)
    return response


def path_in(query):
    """The path on this site that a form names as `page`, else the home page."""
    return request_values.path(query.get("page")) or "/"


@require_safe
def zone(request):
    """Back to the page a visitor came from, in the zone they chose: a guest's browser keeps it. Who is signed in has a zone of
    their own, and only looks at that page in the other one."""
    own, kept = own_zone(request), {name: request.GET[name] for name in ("month", "day", NAMED) if request.GET.get(name)}
    chosen = ZoneInput().value_from_datadict(request.GET, None, "zone")
    if request.GET.get("zone_place", "").strip() and not is_zone(chosen):
        return _which_place(request, chosen, kept)
    if own and is_zone(chosen):
        kept |= in_address(request, today_called(chosen))
    response = HttpResponseRedirect(f"{path_in(request.GET)}?{urlencode(kept)}#times")
    return remember(response, chosen) if is_zone(chosen) and not own else response


def _which_place(request, typed, kept):
    """Words that mean several places, or none: they are listed, and others can be typed."""
    page, clock24 = path_in(request.GET), clock24_for(request)
    hidden = {"page": page, **kept}
    context = {
        "widget": zone_widget("", typed, clock24),
        "again": zone_widget(typed.current, typed="", clock24=clock24),
        "hidden": hidden,
        "kept": urlencode(hidden),
        "back": f"{page}?{urlencode(kept)}#times",
    }
    return render(request, "coaching/booking/zone.html", context)
