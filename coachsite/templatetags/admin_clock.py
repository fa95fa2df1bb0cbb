"""By whose clock a screen of the Wagtail admin tells times."""

from django import template
from django.utils import timezone

from coaching.practice.zones import place_time

register = template.Library()


@register.simple_tag
def clock() -> str:
    """The zone in which this page shows and understands times, as people say it: "Chicago time"."""
    return place_time(str(timezone.get_current_timezone()), timezone.now())
