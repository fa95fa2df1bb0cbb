from django import template

from networking_module.bring_value.face_forms import said
from networking_module.contacts.models import Touch
from networking_module.have_a_conversation import library
from networking_module.stay_in_touch.forms import QUIETER_WAYS, WAYS

register = template.Library()


register.filter("questions", library.questions_of)
register.filter("face_words", said)


@register.filter
def about(cautions, contact):
    """Why to be careful with what is said to someone (contacts.discretion.cautions.Cautions), or None."""
    return cautions.of(contact)


@register.filter
def shares(weeks):
    """The share of each week (stay_in_touch.health.Week), in percent or None."""
    return [week.share for week in weeks]


@register.inclusion_tag("networking_module/stay_in_touch/how.html")
def how(kind, id="how"):
    """How they were in touch, to choose from; `kind` is chosen already."""
    return {"kind": kind, "kinds": Touch.Kind.choices, "id": id}


@register.inclusion_tag("networking_module/stay_in_touch/ways.html")
def ways(kind, name="how"):
    """How they were in touch, and the buttons that say which way it went. `name` tells it from others on the page."""
    return {"kind": kind, "id": name, "ways": WAYS, "quieter": QUIETER_WAYS}
