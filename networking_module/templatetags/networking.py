from django import template

from networking_module.bring_value.face_forms import said
from networking_module.contacts.models import Touch
from networking_module.have_a_conversation import library
from networking_module.stay_in_touch.forms import LATER_DAYS, QUIETER_WAYS, WAYS

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


@register.inclusion_tag("networking_module/stay_in_touch/was_in_touch.html")
def was_in_touch(contact, kind, css, query="", signed=False, **kept):
    """Where someone says how they were in touch; `kind` is chosen already, `kept` and `query` are as with `put_off`."""
    return {"contact": contact, "kind": kind, "css": css, "query": query, "signed": signed, "kept": kept}


@register.inclusion_tag("networking_module/stay_in_touch/put_off.html")
def put_off(contact, label, query="", **kept):
    """A link that asks about someone again in a week. `kept` says where it leads back to, `query` how that was searched."""
    return {"contact": contact, "label": label, "query": query, "kept": kept, "days": LATER_DAYS}
