import math
from datetime import timedelta

from django import template

from coaching.booking.guest.views import month_context

register = template.Library()


@register.inclusion_tag("coaching/booking/month_on_page.html", takes_context=True)
def booking_month(context, appointment_type, only_for_booking=False):
    """The month and its times of a public appointment type, on any page, with what is good to know; the page before one that is
    `only_for_booking` is what led to it.

    It shows what the visitor has booked, too: `SitePage.serve` has such a page kept by no cache.
    """
    context["request"].shows_what_is_own = True
    return {**month_context(context["request"], appointment_type, only_for_booking), "practice": context.get("practice")}


@register.filter
def hours(span):
    """A timedelta in whole hours, begun ones included."""
    return math.ceil(span / timedelta(hours=1))
