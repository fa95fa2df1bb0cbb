"""What can be booked with a coach, in the Wagtail admin."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.booking import access
from coaching.booking.admin import appointment_types as verbs
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.type_forms import AppointmentTypeForm, QuestionFormSet
from coaching.booking.models import AppointmentType
from coaching.people.access import staff_required
from coaching.practice.addresses import address

PLACES = {"up": -1, "down": 1}


@staff_required
@require_safe
def types(request):
    """What can be booked with one coach, in the order in which guests see it."""
    coach, coaches = access.calendar_or_404(request)
    appointment_types = coach.appointment_types.select_related("coach").annotate(booked=Count("bookings"))
    context = {
        "coach": coach,
        "coaches": coaches,
        "types": appointment_types,
        "page": address(reverse("booking:coach", args=[coach.slug])),
    }
    return render(request, "coaching/booking/admin/types.html", context)


@staff_required
def add_type(request):
    coach, _coaches = access.calendar_or_404(request)
    last = coach.appointment_types.last()
    return _edit(request, AppointmentType(coach=coach, order=last.order + 1 if last else 0), _("Add an appointment"))


@staff_required
def edit_type(request, pk):
    found = _type_or_404(request, pk)
    return _edit(request, found, found.title)


@staff_required
@require_POST
def move_type(request, pk):
    """One place up or down the list."""
    found, to = _type_or_404(request, pk), request.POST.get("to")
    if to not in PLACES:
        raise Http404
    verbs.move(appointment_type=found, places=PLACES[to])
    return _back(found.coach)


@staff_required
@require_POST
def renew_link(request, pk):
    found = _type_or_404(request, pk)
    if found.audience != AppointmentType.Audience.LINK:
        raise Http404
    verbs.renew_link(appointment_type=found)
    messages.success(request, _("The old link no longer works. Send the new one to anyone who should book."))
    return redirect("booking_admin:edit_type", pk)


@staff_required
@require_POST
def delete_type(request, pk):
    found = _type_or_404(request, pk)
    try:
        verbs.delete(appointment_type=found)
        messages.success(request, _("“%(title)s” is deleted.") % {"title": found.title})
    except verbs.TypeNeeded as error:
        messages.error(request, str(error))
    return _back(found.coach)


def _edit(request, appointment_type, title):
    data = typed(request)
    form = AppointmentTypeForm(data, instance=appointment_type)
    questions = QuestionFormSet(data, instance=appointment_type)
    if data is not None and all([form.is_valid(), questions.is_valid()]):
        form.save()
        questions.save()
        messages.success(request, _("“%(title)s” is saved.") % {"title": appointment_type.title})
        return _back(appointment_type.coach)
    context = {
        "form": form,
        "questions": questions,
        "title": title,
        "coach": appointment_type.coach,
        "link": address(appointment_type.get_absolute_url()) if appointment_type.pk and data is None else "",
    }
    return render(request, "coaching/booking/admin/type.html", context, status=200 if data is None else 422)


def _type_or_404(request, pk):
    return get_object_or_404(access.types_of(request.user), pk=pk)


def _back(coach):
    return redirect(reverse("booking_admin:types", query={"coach": coach.slug}))
