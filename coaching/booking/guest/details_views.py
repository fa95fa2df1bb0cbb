"""Where a guest says who comes."""

from contextlib import nullcontext
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coaching.autosave.plain_text import plain
from coaching.booking import access, bookings, locking
from coaching.booking.busy.refreshing import look_again
from coaching.booking.engine.schedule import Availability
from coaching.booking.guest import brought, own_bookings, rate_limits, typed
from coaching.booking.guest.forms import BookingForm
from coaching.booking.guest.sources import NAMED, source_of
from coaching.booking.guest.views import offers
from coaching.booking.guest.zones import also_when, back_to, zone_for
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.practice import request_values
from coaching.practice.hour_format import clock24_for
from coaching.practice.models import PracticeSettings
from coaching.practice.refusals import TOO_MANY_TRIES_OR_WRITE
from coaching.practice.zones import spoken

BRINGS = "brings"  # in the address: a text comes along
ONE_MORE = "one_more"  # the button's answer to “You have a time already”


def start_in(query):
    """The instant (UTC) that an address or a form names as `start`, or None."""
    return request_values.moment(query.get("start"))


@never_cache
def book(request, coach, slug):
    """Page 2: who comes. A time that is gone keeps every answer and shows the nearest free ones.

    A time that this visitor has is no question: it is shown. A visitor who has another one coming up is asked whether to move it.
    """
    appointment_type = access.bookable_type_or_404(request.user, coach, slug)
    start = start_in(request.POST) or start_in(request.GET)
    if typed.ANOTHER in request.POST:
        return _another(request, appointment_type)
    if start is None:
        return redirect(appointment_type)
    if own := own_bookings.at(request, appointment_type, start):
        return redirect(own)
    form = _form(request, appointment_type)
    if form.is_bound:
        return _book(request, appointment_type, form, start)
    times = Availability(appointment_type, now=timezone.now())
    nearest = None if times.is_open(start) else times.nearest(start, locking.LOOK_AROUND)
    return _details(request, appointment_type, form, start, nearest)


def _form(request, appointment_type):
    data = request.POST if request.method == "POST" else None
    client = access.client_for(request.user, appointment_type)
    return BookingForm(
        data, appointment_type=appointment_type, client=client, brought=_brought(request), initial=typed.initial(request)
    )


def _another(request, appointment_type):
    """Back to all the times, with what was typed; nothing of it is stored or refused yet."""
    return typed.keep(redirect(_back(request, appointment_type)), appointment_type, _form(request, appointment_type))


def _back(request, appointment_type):
    page, zone = appointment_type.get_absolute_url(), appointment_type.coach.timezone
    return back_to(request, page, zone, **{"from": source_of(request)})


@never_cache
@require_POST
def bring(request, coach, slug):
    """On the way from another page to a time, or to all of them: with a text, if its writer chose so. Nothing is stored here."""
    appointment_type = access.bookable_type_or_404(request.user, coach, slug)
    start, text = start_in(request.POST), plain(request.POST.get("text", "")).strip() if "brings" in request.POST else ""
    kept = {name: request.GET[name] for name in ("zone", NAMED) if request.GET.get(name)} | ({BRINGS: 1} if text else {})
    page = reverse("booking:book", args=[coach, slug]) if start else appointment_type.get_absolute_url()
    response = redirect(f"{page}?{urlencode(kept | ({'start': start.isoformat()} if start else {}))}")
    return brought.keep(response, appointment_type, text)


def _brought(request):
    """The text to begin with, which its writer may paste where the browser doesn't carry it; None where nobody brings one."""
    text = brought.text_in(request)
    return text if text or BRINGS in request.GET or "brought" in request.POST else None


def _book(request, appointment_type, form, start):
    """Page 3 follows, or page 2 again with every word. The same form sent twice leads to the one booking."""
    if before := _booked_by(form):
        return _show_again(request, form, before)
    one_more = ONE_MORE in request.POST
    if not one_more and own_bookings.to_come(request, appointment_type=appointment_type):
        return _details(request, appointment_type, form, start, status=409)
    if rate_limits.too_often(request, form.data.get("email", "")):
        form.add_error(None, TOO_MANY_TRIES_OR_WRITE)
    if not form.is_valid():
        return _details(request, appointment_type, form, start, status=422)
    look_again(appointment_type.coach)
    try:
        with _limited(request, form):
            booking = bookings.book(
                appointment_type=appointment_type,
                start=start,
                guest=_guest(request, form, appointment_type),
                client=form.client,
                answers=form.answers(),
                plain_title=form.cleaned_data["plain_title"],
                source=source_of(request),
                form_key=form.key,
                one_more=one_more,
            )
    except rate_limits.Refused as refused:
        form.add_error(None, str(refused))
        return _details(request, appointment_type, form, start, status=429)
    except bookings.BookingError as error:
        return _refused(request, appointment_type, form, start, error)
    response = redirect(f"{MANAGE.path(booking)}?new=1")
    for each in (brought, typed):
        each.forget(response, appointment_type)
    return _remember(request, form, response, booking)


def _limited(request, form):
    """A client is known by the account, and books as much as there is."""
    return nullcontext() if form.client else rate_limits.one_of_few(request, form.cleaned_data["email"])


def _remember(request, form, response, booking):
    """A client is known by the account: nothing is left in the browser then."""
    return response if form.client else own_bookings.remember(request, response, booking)


def _refused(request, appointment_type, form, start, error):
    if before := _booked_by(form):  # pressed twice at once: the other press was quicker
        return _show_again(request, form, before)
    if own := own_bookings.at(request, appointment_type, start):
        return redirect(own)
    if isinstance(error, bookings.HasOne):
        return _details(request, appointment_type, form, start, status=409)
    if isinstance(error, bookings.SlotTaken):
        return _details(request, appointment_type, form, start, error.nearest, status=409)
    form.add_error(None, str(error))
    return _details(request, appointment_type, form, start, status=422)


def _booked_by(form):
    """The booking that this very form has led to."""
    return Booking.objects.filter(form_key=form.key).first() if form.key else None


def _show_again(request, form, booking):
    """The form is worth the link that it gave when it was sent first: for a booking that has changed since, it only says so."""
    response = redirect(own_bookings.OwnBooking(booking, MANAGE.token(booking, state=0), not booking.sequence, booking.zone))
    return response if booking.sequence else _remember(request, form, response, booking)


def _guest(request, form, appointment_type):
    return form.guest(zone_for(request, appointment_type.coach.timezone), clock24_for(request))


def _details(request, appointment_type, form, start, nearest=None, status=200):
    coach, clock24 = appointment_type.coach, clock24_for(request)
    zone = zone_for(request, coach.timezone)
    context = {
        "appointment_type": appointment_type,
        "form": form,
        "start": start,
        "zone": zone,
        "when": spoken(start, zone, clock24),
        "coach_when": spoken(start, coach.timezone, clock24) if zone != coach.timezone else "",
        "also_when": also_when(request, start, coach.timezone, clock24),
        "nearest": None if nearest is None else offers(nearest, zone, clock24),
        "own_bookings": own_bookings.to_come(request, appointment_type=appointment_type),
        "one_more": ONE_MORE in request.POST,
        "page": appointment_type.get_absolute_url(),
        "place": appointment_type.get_place_display(),
        "months": PracticeSettings.load(request).prospect_months,
        "another": typed.ANOTHER,
    }
    return render(request, "coaching/booking/details.html", context, status=status)
