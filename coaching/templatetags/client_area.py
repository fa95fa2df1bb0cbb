from django import template

from coaching.client_area import coach_words
from coaching.client_area.navigation import links

register = template.Library()
WORDS = 3


@register.simple_tag(takes_context=True)
def client_navigation(context):
    """The client's ways through the practice, the current one marked."""
    return links(context["request"])


@register.inclusion_tag("coaching/client_area/coach_wrote.html")
def coach_wrote(client):
    """What the coach wrote last: comments and summaries, their first sentences."""
    return {"bubbles": coach_words.newest(client, WORDS), "coach": client.coach}
