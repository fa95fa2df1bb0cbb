from django import template

from networking_module.have_a_conversation import library

register = template.Library()


register.filter("questions", library.questions_of)


@register.filter
def about(cautions, contact):
    """Why to be careful with what is said to someone (contacts.discretion.cautions.Cautions), or None."""
    return cautions.of(contact)


@register.filter
def shares(weeks):
    """The share of each week (stay_in_touch.health.Week), in percent or None."""
    return [week.share for week in weeks]
