from django import template
from django.utils import timezone

from coaching.goals import reads
from coaching.people import standing

register = template.Library()


@register.inclusion_tag("coaching/goals/own.html", takes_context=True)
def own_goals(context):
    """What the client of this page aims at, each with its tick; of someone who has finished nothing is asked. One query."""
    client = context["request"].client
    goals = [] if standing.finished_words(client) else reads.open_of(client, timezone.now())
    return {**context.flatten(), "goals": goals}
