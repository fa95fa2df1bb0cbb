"""“Your device is on Chicago time. Use it?”, on the pages of a client where times matter."""

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.people import device_zones
from coaching.people.access import client_required
from coaching.people.preferring import prefer
from coaching.practice import request_values
from coaching.practice.hour_format import clock24_for
from coaching.practice.zones import clock, is_zone, place_time, today_called


@client_required
@require_safe
def offer(request):
    """What the page's script puts there, or nothing (204): the zone that the device is in, as `device` says it."""
    device, now = today_called(request.GET.get("device", "")), timezone.now()
    if not device_zones.is_worth_offering(request.session, request.client, device, now):
        return HttpResponse(status=204)
    context = {
        "device": device,
        "device_time": place_time(device, now),
        "device_clock": clock(now.astimezone(ZoneInfo(device)), clock24_for(request)),
        "own_time": _own_time(request),
        "page": request_values.path(request.GET.get("page")),
    }
    return render(request, "coaching/people/device_zone_offer.html", context)


@client_required
@require_POST
def use(request, zone):
    """Moves the client to a zone. `instead_of` is the device's, when this takes that move back: it is not offered again."""
    if not is_zone(zone):
        messages.error(request, _("We don't know that time zone, so nothing was changed."))
        return _back(request)
    before = request.client.timezone
    prefer(client=request.client, zone=today_called(zone))
    if is_zone(turned_down := request.GET.get("instead_of", "")):
        device_zones.keep(request.session, request.client, today_called(turned_down))
    words = _("Your times are in %(zone)s from now on.") % {"zone": _own_time(request)}
    messages.success(request, words, extra_tags=_way_back(before, request.client.timezone))
    return _back(request)


def _way_back(before, zone):
    """The address that undoes it, unless there is nothing to undo."""
    if before == zone or not is_zone(before):
        return ""
    return f"{reverse('people:use_zone', args=[before])}?{urlencode({'instead_of': zone})}"


@client_required
@require_POST
def keep(request, zone):
    """The client's own zone stays, and that of this device is not offered again."""
    if is_zone(zone):
        device_zones.keep(request.session, request.client, today_called(zone))
    messages.success(request, _("Your times stay in %(zone)s.") % {"zone": _own_time(request)})
    return _back(request)


def _own_time(request):
    return place_time(today_called(request.client.timezone), timezone.now())


def _back(request):
    return redirect(request_values.path(request.POST.get("next")) or "client_area:home")
