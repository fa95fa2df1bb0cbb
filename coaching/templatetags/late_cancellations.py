from django import template

from coaching.payments.account import sessions

register = template.Library()


@register.filter
def can_be_forgiven(booking):
    """Whether a booking was canceled late or missed by its client, who lost a session by it."""
    return sessions.can_be_forgiven(booking)
