"""Which names our code reads from requests, and which forms it has, as its files say."""

import ast
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.forms import BaseForm

from tests.walks.recording import OUR_PACKAGES

KINDS = {"GET", "POST", "FILES", "COOKIES", "headers"}
READING = {"get", "getlist"}
# Not part of the site: the demo's pretend Stripe, and the page of styles that DEBUG shows.
OUTSIDE = ("coachsite/demo/", "coachsite/styleguide.py")


def names_read():
    """{(kind, name): file} of every name that is read from a request's GET, POST, FILES, COOKIES or headers."""
    found = {}
    for package in OUR_PACKAGES:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            where = str(path.relative_to(settings.BASE_DIR))
            if not where.startswith(OUTSIDE) and "migrations" not in path.parts:
                found |= {each: where for each in names_in(path, where)}
    return found


def names_in(path, where):
    for node in ast.walk(ast.parse(path.read_text())):
        source, name = read_by(node)
        if is_of_request(source) and (text := value_of(name, where)):
            yield source.attr, text


def read_by(node):
    """(what is read, under which name) of `x.get(name)`, `x[name]` and `name in x`; (None, None) of anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READING and node.args:
        return node.func.value, node.args[0]
    if isinstance(node, ast.Subscript):
        return node.value, node.slice
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        return node.comparators[0], node.left
    return None, None


def is_of_request(source):
    """Whether this is `request.GET` or its like, the request of a view among them (`self.request`)."""
    if not isinstance(source, ast.Attribute) or source.attr not in KINDS:
        return False
    return getattr(source.value, "id", getattr(source.value, "attr", "")) == "request"


def value_of(name, where):
    """The name itself, or that of a constant of the file; None for one that is made up as the program runs."""
    if isinstance(name, ast.Constant):
        return name.value
    if isinstance(name, ast.Name):
        return getattr(import_module(Path(where).with_suffix("").as_posix().replace("/", ".")), name.id, None)
    return None


def our_forms():
    """Every class of forms that is ours and has fields."""
    found, waiting = set(), [BaseForm]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found.update(each for each in below if each.__module__.startswith(OUR_PACKAGES) and "styleguide" not in each.__module__)
    return {form for form in found if getattr(form, "base_fields", None)}
