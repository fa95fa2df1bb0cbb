"""What can be booked with a coach, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coaching.booking import access
from coaching.booking.admin_forms import AppointmentTypeForm, QuestionFormSet
from coaching.booking.models import AppointmentType
from coaching.people.access import staff_required


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
