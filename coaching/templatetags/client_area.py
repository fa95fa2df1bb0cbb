from django import template
from django.utils import timezone

from coaching.client_area import coach_words
from coaching.client_area.navigation import links
from coaching.client_area.steps import steps_of

register = template.Library()
WORDS = 3


@register.simple_tag(takes_context=True)
def client_navigation(context):
    """The client's ways through the practice, the current one marked."""
    return links(context["request"])


@register.inclusion_tag("coaching/client_area/next_step.html")
def next_step(client, done=None):
    """What could come next, after something is done; `done` is the assignment that the page is about."""
    found = steps_of([client], timezone.now())[client.pk]
    return {"step": next((each for each in found if each.about != f"exercise:{done}"), None)}


@register.inclusion_tag("coaching/client_area/coach_wrote.html")
def coach_wrote(client):
    """What the coach wrote last: comments and summaries, their first sentences."""
    return {"bubbles": coach_words.newest(client, WORDS), "coach": client.coach}
