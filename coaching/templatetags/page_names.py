from django import template

from coaching.practice.page_names import name_of

register = template.Library()


@register.filter
def page_name(path):
    """What the public page at a path is called; the path itself where nobody knows it anymore."""
    return name_of(path)
