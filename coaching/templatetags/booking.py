import math
from datetime import timedelta

from django import template

from coaching.booking.guest import own_bookings
from coaching.booking.guest.next_times import next_times
from coaching.booking.guest.views import month_context
from coaching.practice.kept_pages import show_free_times
from coaching.website.models import ConsultationPage

register = template.Library()


@register.inclusion_tag("coaching/booking/month_on_page.html", takes_context=True)
def booking_month(context, appointment_type, only_for_booking=False):
    """The month and its times of a public appointment type, on any page, with what is good to know; the page before one that is
    `only_for_booking` is what led to it.

    It shows what the visitor has booked, too.
    """
    found = month_context(context["request"], appointment_type, only_for_booking)
    show_free_times(context["request"], found["until"])
    return {**found, "practice": context.get("practice")}


@register.simple_tag(takes_context=True)
def first_call(context):
    """The first call that a visitor may book: its next free times and, where they have a time coming up, that. None for who is
    signed in and books on pages of their own, and while nobody can book. An editor's preview has what visitors see."""
    request = context.get("request")
    sees_it = request and (not request.user.is_authenticated or getattr(request, "is_preview", False))
    appointment_type = ConsultationPage.offered() if sees_it else None
    if appointment_type is None:
        return None
    found = next_times(request, appointment_type)
    show_free_times(request, found["until"])
    return {**found, "own_bookings": own_bookings.to_come(request, appointment_type=appointment_type)}


@register.filter
def hours(span):
    """A timedelta in whole hours, begun ones included."""
    return math.ceil(span / timedelta(hours=1))
