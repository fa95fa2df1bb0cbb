"""What a request may say: Stripe's form encoding, and readers that refuse what Stripe would refuse.

A reader is called with a value and its name like `line_items[0][quantity]`, and gives the value in its own type.
"""

import re
from typing import Any
from urllib.parse import parse_qsl

from coachsite.demo.pretend_stripe.errors import Refused

LONGEST_TEXT, MOST_METADATA, LONGEST_KEY, LONGEST_VALUE = 5000, 50, 40, 500  # docs.stripe.com/api/metadata


def nested(body):
    """Stripe's form encoding `a[b][0]=c` as dicts and lists of texts."""
    return _with_lists(tree(body))


def tree(body):
    """The same as dicts alone, since only a reader knows whether numbers are places or names; `a[]=c` appends."""
    found: dict[str, Any] = {}
    for key, value in parse_qsl(body, keep_blank_values=True):
        *path, last = key.replace("]", "").split("[")
        place = found
        for part in path:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                raise Refused(f"Invalid object: {key}", param=path[0])
        place[last or str(len(place))] = value
    return found


def _with_lists(value):
    if not isinstance(value, dict):
        return value
    if value and all(key.isdecimal() for key in value):
        return [_with_lists(value[key]) for key in sorted(value, key=int)]
    return {key: _with_lists(inner) for key, inner in value.items()}


class Form:
    """Fields by name, each with its reader: refuses unknown ones and the absence of the required ones."""

    def __init__(self, *required, **fields):
        self.required, self.fields = required, fields

    def __call__(self, value, name=""):
        if not isinstance(value, dict):
            raise Refused("Invalid object", param=name)
        for key in value:
            if key not in self.fields:
                raise Refused(
                    f"Received unknown parameter: {_inner(name, key)}", code="parameter_unknown", param=_inner(name, key)
                )
        for key in self.required:
            if key not in value:
                raise absent(_inner(name, key))
        return {key: self.fields[key](inner, _inner(name, key)) for key, inner in value.items()}

    def with_(self, **more):
        return Form(*self.required, **self.fields, **more)


class Many:
    """A list of one kind of thing."""

    def __init__(self, reader, most=100):
        self.reader, self.most = reader, most

    def __call__(self, value, name):
        if not isinstance(value, dict) or not all(key.isdecimal() for key in value):
            raise Refused("Invalid array", param=name)
        if len(value) > self.most:
            raise Refused(f"Array exceeded maximum {self.most} allowed elements.", param=name)
        return [self.reader(value[key], f"{name}[{key}]") for key in sorted(value, key=int)]


def absent(name):
    return Refused(f"Missing required param: {name}.", code="parameter_missing", param=name)


def text(value, name, longest=LONGEST_TEXT):
    if not isinstance(value, str):
        raise Refused("Invalid string", param=name)
    if not value:
        raise Refused(f"You passed an empty string for '{name}'.", code="parameter_invalid_empty", param=name)
    if len(value) > longest:
        raise Refused(f"Invalid string: must be at most {longest} characters", param=name)
    return value


def text_up_to(longest):
    return lambda value, name: text(value, name, longest)


def email(value, name):
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text(value, name, 800)):
        raise Refused(f"Invalid email address: {value}", code="email_invalid", param=name)
    return value


def url(value, name):
    if not re.match(r"https?://[^\s]+$", text(value, name)):
        raise Refused("Not a valid URL", code="url_invalid", param=name)
    return value


def currency(value, name):
    if not re.fullmatch("[A-Za-z]{3}", text(value, name)):
        raise Refused(f"Invalid currency: {value}.", param=name)
    return value.lower()


def whole(value, name):
    """A whole number from 0 on: an amount in the smallest unit, a moment in Unix seconds, a count."""
    if not re.fullmatch("[0-9]{1,12}", text(value, name)):
        raise Refused(f"Invalid integer: {value}", code="parameter_invalid_integer", param=name)
    return int(value)


def positive(value, name):
    number = whole(value, name)
    if not number:
        raise Refused("This value must be greater than or equal to 1.", code="parameter_invalid_integer", param=name)
    return number


def flag(value, name):
    return one_of("true", "false")(value, name) == "true"


def one_of(*choices):
    def read(value, name):
        if text(value, name) not in choices:
            raise Refused(f"Invalid {name}: must be one of {', '.join(choices)}", param=name)
        return value

    return read


def metadata(value, name):
    """Up to 50 names with texts."""
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise Refused("Invalid hash", param=name)
    if len(value) > MOST_METADATA:
        raise Refused(f"Metadata can have up to {MOST_METADATA} keys.", param=name)
    return {text(key, name, LONGEST_KEY): text_up_to(LONGEST_VALUE)(inner, _inner(name, key)) for key, inner in value.items()}


def _inner(name, key):
    return f"{name}[{key}]" if name else key
