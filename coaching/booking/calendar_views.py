"""When a coach is open and what can be booked, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.booking import access
from coaching.booking.admin_forms import AppointmentTypeForm, DatesForm, QuestionFormSet, WeekForm
from coaching.booking.models import AppointmentType
from coaching.people.access import staff_required


@staff_required
def hours(request):
    """The weekly hours of one coach."""
    coach, coaches = access.calendar_or_404(request)
    form = WeekForm(request.POST or None, coach=coach)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your hours are saved."))
        return _back("hours", coach)
    return _page(request, "hours", coach=coach, coaches=coaches, form=form)


@staff_required
def dates(request):
    """Single dates with hours of their own, from today on."""
    coach, coaches = access.calendar_or_404(request)
    form = DatesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save(coach)
        messages.success(request, _("Saved. Bookings that stand on these days stay."))
        return _back("dates", coach)
    rows = coach.date_overrides.filter(date__gte=timezone.now().date()).prefetch_related("hours")
    return _page(request, "dates", coach=coach, coaches=coaches, form=form, rows=rows)


@staff_required
@require_POST
def delete_date(request, pk):
    found = access.date_or_404(request.user, pk)
    found.delete()
    messages.success(request, _("That day follows the week again."))
    return _back("dates", found.coach)


@staff_required
def types(request):
    """What can be booked with one coach."""
    coach, coaches = access.calendar_or_404(request)
    return _page(request, "types", coach=coach, coaches=coaches, types=coach.appointment_types.all())


@staff_required
def add_type(request):
    coach, _coaches = access.calendar_or_404(request)
    return _edit(request, AppointmentType(coach=coach), _("Add an appointment"))


@staff_required
def edit_type(request, pk):
    found = get_object_or_404(access.types_of(request.user), pk=pk)
    return _edit(request, found, found.title)


def _edit(request, appointment_type, title):
    form = AppointmentTypeForm(request.POST or None, instance=appointment_type)
    questions = QuestionFormSet(request.POST or None, instance=appointment_type)
    if request.method == "POST" and all([form.is_valid(), questions.is_valid()]):
        form.save()
        questions.save()
        messages.success(request, _("Saved."))
        return _back("types", appointment_type.coach)
    return _page(request, "type", form=form, questions=questions, title=title, coach=appointment_type.coach)


def _page(request, template, **context):
    return render(request, f"coaching/booking/admin/{template}.html", context)


def _back(name, coach):
    return redirect(f"{reverse(f'booking_admin:{name}')}?{urlencode({'coach': coach.slug})}")
