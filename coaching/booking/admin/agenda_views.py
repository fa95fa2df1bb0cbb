"""The coach's agenda in the Wagtail admin: a day, a week, and what was."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coaching.booking import access, bookings
from coaching.booking.admin import agenda
from coaching.booking.models import Booking
from coaching.booking.reads import days_of
from coaching.people import coaches
from coaching.people.access import staff_required, zone_of
from coaching.practice import request_values
from coaching.practice.days import today

PER_PAGE = 50
MARKS = {"held", "no_show"}


@staff_required
@require_safe
def show(request):
    """A day or a week, in the zone of the person looking; of one coach or of all that they may see."""
    zone, choice = zone_of(request.user), list(access.coaches_of(request.user))
    coach, now = _chosen(request, choice), timezone.now()
    days = 1 if request.GET.get("view") == "day" else 7
    day = request_values.day(request.GET.get("date")) or today(now, zone)
    first = day if days == 1 else day - timedelta(days=day.weekday())
    found = agenda.read(user=request.user, first=first, days=days, zone=zone, coach=coach)
    context = {
        "agenda": found,
        "days": days,
        "day": day,
        "today": today(now, zone),
        "zone": zone,
        "title": agenda.title_of(first, days),
        "coach": coach if len(choice) > 1 else None,
        "coaches": choice,
        "unmarked": _unmarked(request.user, now).count(),
        "now": now,
        **agenda.neighbors(first, days),
    }
    return render(request, "coaching/booking/admin/agenda.html", context)


@staff_required
@require_safe
def past(request):
    """Past bookings: first the ones nobody has marked yet."""
    now, zone, everything = timezone.now(), zone_of(request.user), "all" in request.GET
    found = Booking.objects.visible_to(request.user).filter(end__lte=now) if everything else _unmarked(request.user, now)
    of = coaches.choice(request.user, request.GET.get("coach"))
    if of["coach"]:
        found = found.filter(coach=of["coach"])
    page = Paginator(found.with_details().order_by("-start"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "days": days_of(page, zone),
        "page": page,
        "zone": zone,
        "everything": everything,
        **of,
        "several": of["several_coaches"],
    }
    return render(request, "coaching/booking/admin/past.html", context)


@staff_required
@require_POST
def mark(request):
    """Marks several at once as held, or not."""
    status, chosen = request.POST.get("as"), request_values.numbers(request.POST.getlist("booking"))
    if status not in MARKS:
        raise Http404
    done = sum(_mark(booking, status) for booking in Booking.objects.visible_to(request.user).filter(pk__in=chosen))
    if done:
        messages.success(request, ngettext("%(count)d is marked.", "%(count)d are marked.", done) % {"count": done})
    else:
        messages.info(request, _("Nothing was changed: these are already marked.") if chosen else _("Select at least one."))
    return redirect(reverse("booking_admin:past"))


def _mark(booking, status):
    try:
        return bool(bookings.mark(booking=booking, status=status))
    except bookings.BookingError:
        return False


def _unmarked(user, now):
    return Booking.objects.visible_to(user).filter(status=Booking.Status.BOOKED, end__lte=now)


def _chosen(request, coaches):
    """The one coach that is asked for, or the only one; None for all. Somebody else's is not found."""
    asked = request.GET.get("coach")
    if not asked:
        return coaches[0] if len(coaches) == 1 else None
    found = next((coach for coach in coaches if coach.slug == asked), None)
    if found is None:
        raise Http404
    return found
