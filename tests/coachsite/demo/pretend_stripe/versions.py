"""How Stripe's description (of one version of the API) and the installed library (of a later one) differ.

Compared are the objects that the pretend Stripe answers with, as deep as what it fills in, and the parameters that it takes.
"""

import ast
import inspect
import sys
from operator import attrgetter

import stripe

from coachsite.demo.pretend_stripe import routes
from tests.coachsite.demo.pretend_stripe.description import FORM, description

DEEPEST = 3  # names in a path
OBJECTS = {
    "account": "Account",
    "balance": "Balance",
    "balance_transaction": "BalanceTransaction",
    "billing_portal.session": "billing_portal.Session",
    "charge": "Charge",
    "checkout.session": "checkout.Session",
    "customer": "Customer",
    "dispute": "Dispute",
    "event": "Event",
    "invoice": "Invoice",
    "invoice_payment": "InvoicePayment",
    "payment_intent": "PaymentIntent",
    "payment_method": "PaymentMethod",
    "price": "Price",
    "product": "Product",
    "refund": "Refund",
    "setup_intent": "SetupIntent",
    "subscription": "Subscription",
    "subscription_schedule": "SubscriptionSchedule",
    "webhook_endpoint": "WebhookEndpoint",
}
PARAMETERS = {
    "POST /v1/checkout/sessions": "checkout.SessionCreateParams",
    "POST /v1/refunds": "RefundCreateParams",
    "POST /v1/customers": "CustomerCreateParams",
    "POST /v1/products": "ProductCreateParams",
    "POST /v1/subscription_schedules": "SubscriptionScheduleCreateParams",
    "POST /v1/billing_portal/sessions": "billing_portal.SessionCreateParams",
    "GET /v1/refunds": "RefundListParams",
    "GET /v1/disputes": "DisputeListParams",
    "GET /v1/invoices": "InvoiceListParams",
    "GET /v1/invoice_payments": "InvoicePaymentListParams",
    "GET /v1/events": "EventListParams",
}


def differences(answered):
    """Lines that say what one of both knows alone. `answered` are objects that the pretend Stripe gave."""
    filled = paths_of(answered)
    for name, in_library in OBJECTS.items():
        known = (_of_description({"$ref": f"#/components/schemas/{name}"}), _of_library(attrgetter(in_library)(stripe)))
        yield from _lines(name, *known, filled[name])
    for asked, in_library in PARAMETERS.items():
        known = (_of_description(_form(asked)), _of_library(attrgetter(in_library)(stripe.params)))
        yield from _lines(asked, *known, _taken(asked))


def taken_of_one_version():
    """Parameters that the pretend Stripe takes and the library no longer knows."""
    for asked, in_library in PARAMETERS.items():
        unknown = _taken(asked) - {""} - _of_library(attrgetter(in_library)(stripe.params)).keys()
        yield from (f"{asked} {path}" for path in sorted(unknown) if path.count(".") < DEEPEST)


def paths_of(answered):
    """By kind, the paths of objects that are filled in; the object itself is ""."""
    found = {name: {""} for name in OBJECTS}
    for thing in answered:
        found.setdefault(thing["object"], {""}).update(_filled(thing, ""))
    return found


def _lines(title, described, in_library, filled):
    def near(paths):
        return [path for path in sorted(paths) if path.rpartition(".")[0] in filled]

    if alone := near(in_library.keys() - described.keys()):
        yield f"{title}, only the library: {', '.join(alone)}"
    if alone := near(described.keys() - in_library.keys()):
        yield f"{title}, only the description: {', '.join(alone)}"
    for path in sorted(described.keys() & in_library.keys() & filled):
        if described[path] and in_library[path] and described[path] != in_library[path]:
            values = ", ".join(sorted(described[path] ^ in_library[path]))
            yield f"{title}, values of {path} that only one of them knows: {values}"


def _filled(value, name):
    for key, inner in value.items() if isinstance(value, dict) else ():
        for each in inner if isinstance(inner, list) else [inner]:
            if each is not None and not (isinstance(each, dict) and "object" in each):
                yield _join(name, key)
                yield from _filled(each, _join(name, key))


def _taken(asked):
    """The paths of the parameters that the pretend Stripe takes."""
    [form] = [route.form for route in routes.ROUTES if f"{route.verb} {route.path}" == asked]
    return {"", *_fields(form, "")}


def _fields(reader, name):
    reader = getattr(reader, "reader", reader)
    for key, inner in getattr(reader, "fields", {}).items():
        yield _join(name, key)
        yield from _fields(inner, _join(name, key))


def _form(asked):
    verb, path = asked.split()
    operation = description()["paths"][path][verb.lower()]
    if verb == "POST":
        return operation["requestBody"]["content"][FORM]["schema"]
    return {"properties": {each["name"]: each["schema"] for each in operation["parameters"]}}


def _of_description(schema):
    """The paths of an object's fields, each with the values that are named."""
    return dict(_described(_resolved(schema), ""))


def _described(schema, name):
    for key, value in schema.get("properties", {}).items():
        options = [_resolved(option) for option in value.get("anyOf", [value])]
        options = [_resolved(option["items"]) if option.get("type") == "array" else option for option in options]
        path = _join(name, key)
        yield path, {each for option in options for each in option.get("enum", []) if each}
        if path.count(".") < DEEPEST - 1:
            for option in options:
                if "object" not in option.get("properties", {}):  # which is an object of its own
                    yield from _described(option, path)


def _resolved(schema):
    return description()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def _of_library(cls):
    """The same of a class of the library, from its source, whose annotations name classes inside or beside it."""
    module = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    beside = _classes(module)
    return dict(_annotated(beside[cls.__name__], "", beside))


def _classes(node):
    return {each.name: each for each in node.body if isinstance(each, ast.ClassDef)}


def _annotated(cls, name, beside):
    around = beside | _classes(cls)
    for each in cls.body:
        if isinstance(each, ast.AnnAssign) and each.target.id not in ("OBJECT_NAME", "deleted"):
            path = _join(name, each.target.id.rstrip("_"))
            names, values = _read(each.annotation)
            yield path, values
            for inner in names & around.keys() if path.count(".") < DEEPEST - 1 else ():
                yield from _annotated(around[inner], path, around)


def _read(annotation):
    """The names of classes in an annotation, and the values of its Literal."""
    parts = list(ast.walk(_unquoted(annotation)))
    literals = [part.slice for part in parts if isinstance(part, ast.Subscript) and ast.unparse(part.value) == "Literal"]
    values = {part.value for literal in literals for part in ast.walk(literal) if isinstance(part, ast.Constant) and part.value}
    quoted = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {part.id for part in parts if isinstance(part, ast.Name)} | quoted - values, values


def _unquoted(annotation):
    """`NotRequired["A | B"]` and `"A | B"` are both A | B."""
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "NotRequired":
        annotation = annotation.slice
    return ast.parse(annotation.value, mode="eval").body if isinstance(annotation, ast.Constant) else annotation


def _join(name, key):
    return f"{name}.{key}" if name else key
