from django import template

from coaching.people import authors

register = template.Library()


@register.inclusion_tag("coaching/people/in_whose_name.html", takes_context=True)
def in_whose_name(context, client, noted=False):
    """Says, before anything is sent, that it goes out in the name of another coach; nothing to the client's own. `noted`: the
    timeline says who sent it."""
    return {"coach": authors.in_name_of(client, context["request"].user), "name": client.first_name, "noted": noted}


@register.simple_tag(takes_context=True)
def in_name_of(context, client):
    """The name of a client's coach, to everyone but that coach; "" to them."""
    return authors.in_name_of(client, context["request"].user)
