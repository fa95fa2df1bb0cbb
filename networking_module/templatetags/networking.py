from django import template

from networking_module.have_a_conversation import library

register = template.Library()


register.filter("questions", library.questions_of)


@register.filter
def shares(weeks):
    """The share of each week (stay_in_touch.health.Week), in percent or None."""
    return [week.share for week in weeks]
