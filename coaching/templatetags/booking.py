import math
from datetime import timedelta

from django import template

from coaching.booking.guest.views import month_context
from coaching.practice.kept_pages import show_own

register = template.Library()


@register.inclusion_tag("coaching/booking/month_on_page.html", takes_context=True)
def booking_month(context, appointment_type):
    """The month and its times of a public appointment type, on any page, with what is good to know.

    It shows what the visitor has booked, too: `SitePage.serve` has such a page kept by no cache.
    """
    show_own(context["request"])
    return {**month_context(context["request"], appointment_type), "practice": context.get("practice")}


@register.filter
def hours(span):
    """A timedelta in whole hours, begun ones included."""
    return math.ceil(span / timedelta(hours=1))
