from django import template

from coaching.payments.account import sessions

register = template.Library()


@register.filter
def costs_late(booking):
    """Whether a booking was canceled late by its client, who lost a session by it."""
    return sessions.costs_late(booking)
