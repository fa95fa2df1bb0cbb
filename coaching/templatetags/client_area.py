from django import template

from coaching.client_area.navigation import links

register = template.Library()


@register.simple_tag(takes_context=True)
def client_navigation(context):
    """The client's ways through the practice, the current one marked."""
    return links(context["request"])
