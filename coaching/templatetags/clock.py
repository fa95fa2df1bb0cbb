"""By whose clock a screen tells times, as people say it."""

import json

from django import template
from django.utils import timezone

from coaching.practice.zones import place_time, renamed_cities

register = template.Library()


@register.simple_tag
def clock() -> str:
    """The zone in which this page shows and understands times: "Chicago time"."""
    return as_place_time(str(timezone.get_current_timezone()))


@register.simple_tag
def renamed_cities_json() -> str:
    """What browsers still call some cities, and their names today, for a script that names the device's clock."""
    return json.dumps(renamed_cities(), ensure_ascii=False, separators=(",", ":"))


@register.filter
def as_place_time(zone: object) -> str:
    """ "Chicago time" of "America/Chicago"."""
    return place_time(str(zone), timezone.now())
