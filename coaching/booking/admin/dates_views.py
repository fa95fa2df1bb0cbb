"""Single days in the Wagtail admin: a month to choose days in, a year at a glance, and who is asked to move."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking import access, holidays
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.dates_forms import AskToMoveForm, DatesForm
from coaching.booking.admin.year import Year, add_months
from coaching.people.access import staff_required
from coaching.practice import request_values
from coaching.practice.days import today
from coaching.practice.zones import spoken


@staff_required
def dates(request):
    """A month of one coach's days, from which some are chosen and changed."""
    coach, coaches = access.calendar_or_404(request)
    now_there = today(timezone.now(), coach.timezone)
    data = typed(request)
    form = DatesForm(data, today=now_there, zone=coach.timezone)
    if form.is_valid():
        return _change(request, coach, form.cleaned_data)
    shown = _month(request.GET.get("month"), now_there)
    year = Year(coach, shown, now_there)
    weeks = year.weeks(shown)
    context = {
        "coach": coach,
        "coaches": coaches,
        "form": form,
        "month": shown,
        "weeks": weeks,
        "weekdays": weeks[1],
        "year": year.pictures(),
        "ticked": set(data.getlist("day")) if form.is_bound else (),
        "previous": add_months(shown, -1) if shown > now_there.replace(day=1) else None,
        "next": add_months(shown, 1),
    }
    return render(request, "coaching/booking/admin/dates.html", context, status=422 if form.errors else 200)


def _change(request, coach, data):
    days, action = data["days"], data["action"]
    if action == "week":
        holidays.follow_the_week(coach=coach, days=days)
    else:
        holidays.set_days(coach=coach, days=days, rows=data["hours"] if action == "hours" else [])
    done = ngettext("%(count)d day is changed.", "%(count)d days are changed.", len(days)) % {"count": len(days)}
    messages.success(request, done)
    if action != "week" and holidays.outside_hours(coach, days[0], days[-1], timezone.now()):
        return redirect(reverse("booking_admin:away", query={"coach": coach.slug, "first": days[0], "last": days[-1]}))
    return redirect(reverse("booking_admin:dates", query={"coach": coach.slug, "month": f"{days[0]:%Y-%m}"}))


@staff_required
def away(request):
    """The bookings that changed days cover, and an email to each guest with a link to another time."""
    coach, _coaches = access.calendar_or_404(request)
    now = timezone.now()
    first = _day(request.GET.get("first"), today(now, coach.timezone))
    last = min(max(_day(request.GET.get("last"), first), first), add_months(first, 13))
    bookings = holidays.outside_hours(coach, first, last, now)
    form = AskToMoveForm(typed(request), bookings=bookings)
    if form.is_valid():
        return _ask(request, form)
    asked = holidays.asked_to_move(bookings)
    rows = [
        {"booking": booking, "when": spoken(booking.start, coach.timezone), "asked": booking.pk in asked} for booking in bookings
    ]
    context = {"coach": coach, "first": first, "last": last, "rows": rows, "form": form}
    return render(request, "coaching/booking/admin/away.html", context, status=422 if form.errors else 200)


def _ask(request, form):
    count = holidays.ask_to_move(bookings=form.chosen, word=form.cleaned_data["word"])
    if count:
        words = ngettext("%(count)d email is on its way.", "%(count)d emails are on their way.", count) % {"count": count}
        messages.success(request, f"{words} {_('The bookings stay until they are moved or canceled.')}")
    else:
        messages.info(request, _("Nobody was emailed: select someone you haven't asked before."))
    return redirect(request.get_full_path())


def _month(text, default):
    return _within_years(request_values.month(text), default).replace(day=1)


def _day(text, default):
    """A date of the address, from this month to a few years ahead; anything else counts as not given."""
    return _within_years(request_values.day(text), default)


def _within_years(day, default):
    return day if day and default.replace(day=1) <= day < default.replace(year=default.year + 5, day=1) else default
