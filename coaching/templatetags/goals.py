from django import template
from django.utils import timezone

from coaching.goals import reads

register = template.Library()


@register.inclusion_tag("coaching/goals/own.html", takes_context=True)
def own_goals(context):
    """What the client of this page aims at, each with its tick. One query."""
    request = context["request"]
    return {**context.flatten(), "goals": reads.open_of(request.client, timezone.now())}
