from django import template

from coaching.booking.models import AppointmentType
from coaching.booking.views import month_context

register = template.Library()


@register.inclusion_tag("coaching/booking/month_body.html", takes_context=True)
def booking_month(context, appointment_type):
    """The month and its times of a public appointment type, on any page."""
    return {**month_context(context["request"], appointment_type), "practice": context.get("practice")}


@register.simple_tag
def first_public_type():
    """What a prospect books when the page names nothing else, or None."""
    return AppointmentType.objects.public().select_related("coach").first()
