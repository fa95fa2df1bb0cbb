"""Pages of objects, and objects in place of their ids. https://docs.stripe.com/api/pagination"""

from copy import deepcopy

from coachsite.demo.pretend_stripe import forms, invoices
from coachsite.demo.pretend_stripe.errors import Refused

MOST, USUAL, DEEPEST = 100, 10, 4
EXPAND = {"expand": forms.Many(forms.text)}
MOMENTS = forms.Form(gt=forms.whole, gte=forms.whole, lt=forms.whole, lte=forms.whole)
HOLDS = {
    "gt": lambda created, moment: created > moment,
    "gte": lambda created, moment: created >= moment,
    "lt": lambda created, moment: created < moment,
    "lte": lambda created, moment: created <= moment,
}
PAGE = {"limit": forms.positive, "starting_after": forms.text, **EXPAND}
LEFT_OUT = {  # fields that are only there when they are asked for
    ("invoice", "payments"): invoices.payments_of,
    ("charge", "refunds"): lambda store, charge: store.all("refund", charge=charge["id"]),
}


def moments(value, name):
    return MOMENTS(value, name) if isinstance(value, dict) else {"gte": forms.whole(value, name), "lte": forms.whole(value, name)}


def page(store, found, params, url):
    """One page of what was found, newest first."""
    limit = params.get("limit", USUAL)
    if limit > MOST:
        raise Refused(f"This value must be less than or equal to {MOST}.", code="parameter_invalid_integer", param="limit")
    rest = _after(found, params.get("starting_after"))
    rest = [thing for thing in rest if _in_time(thing, params.get("created", {}))]
    return {"object": "list", "data": rest[:limit], "has_more": len(rest) > limit, "url": url}


def expanded(store, answer, paths):
    """A copy of the answer with the objects that `expand` asks for."""
    answer = deepcopy(answer)
    for path in paths:
        names = path.split(".")
        if len(names) > DEEPEST:
            raise Refused(f"You cannot expand more than {DEEPEST} levels of a property.", param="expand")
        _expand(store, answer, names, path)
    return answer


def _expand(store, thing, names, path):
    name, *rest = names
    left_out = LEFT_OUT.get((thing.get("object"), name))
    if left_out:
        url = f"/v1/{name}?{thing['object']}={thing['id']}"
        found = deepcopy(left_out(store, thing))
        thing[name] = {"object": "list", "data": found, "has_more": False, "url": url}
    elif name not in thing:
        raise Refused(f"This property cannot be expanded ({path}).", param="expand")
    elif isinstance(thing[name], str):
        if thing[name] not in store.objects:
            raise Refused(f"This property cannot be expanded ({path}).", param="expand")
        thing[name] = deepcopy(store.objects[thing[name]])
    for inner in _inside(thing[name]) if rest else ():
        _expand(store, inner, rest, path)


def _inside(value):
    """The objects to go on with: each of a list, or the one."""
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def _after(found, last_id):
    if last_id is None:
        return found
    places = [index for index, thing in enumerate(found) if thing["id"] == last_id]
    if not places:
        raise Refused(f"No such object: '{last_id}'", code="resource_missing", param="starting_after")
    return found[places[0] + 1 :]


def _in_time(thing, limits):
    return all(HOLDS[name](thing["created"], moment) for name, moment in limits.items())
