"""Words that tell whose text a page shows: one for each person and each text field, planted in a world's rows.

`zq0clara1notetext2` is in `Note.text` about Clara. tests/walks/readers.py says who may read which.
"""

import re
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from coaching.modules import installed_modules
from coaching.people.models import Client, Coach
from tests.module_rows import contract_of
from tests.walks.readers import ITS_COACH, NOT_PLANTED

PLANTED = re.compile(rb"zq0([a-z]+)1([a-z]+)2", re.IGNORECASE)
IN_ADDRESSES = ("CalendarFeed.secret", "Checkout.session_id")
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.UUIDField)


def our_apps():
    return ["coaching", *(module.label for module in installed_modules())]


def text_fields():
    """Every field of ours that can hold words, as (model, field)."""
    for app in our_apps():
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            for field in model._meta.local_concrete_fields:
                if isinstance(field, TEXTS) and not field.choices:
                    yield model, field


def not_planted():
    """{`Model.field` or `Model`: why}, the modules' among it."""
    ours = (getattr(contract_of(module), "NOT_PLANTED", {}) for module in installed_modules())
    return {**NOT_PLANTED, **{name: why for names in ours for name, why in names.items()}}


def word(owner, key):
    return f"zq0{owner}1{key}2"


def words_in(*parts):
    """{(owner, key)} of all words in the parts (bytes). A random token may look like one, but has no owner of ours."""
    found = {(owner.decode().lower(), key.decode().lower()) for part in parts for owner, key in PLANTED.findall(part)}
    return {(owner, key) for owner, key in found if owner in ITS_COACH}


def plant(owners):
    """Plants words in all rows of the `owners`: {name: clients, or coaches}. Returns {(owner, key)}."""
    planted, skip = set(), not_planted()
    for model, field in text_fields():
        if {model.__name__, f"{model.__name__}.{field.name}"} & set(skip):
            continue
        for owner, people in owners.items():
            for row in rows_of(model, people):
                planted.add((owner, _plant(row, field, owner)))
    for owner, people in owners.items():
        for person in people:
            _plant_account(owner, person)
    return planted


def _plant(row, field, owner):
    key = key_of(row, field)
    said, value = word(owner, key), getattr(row, field.name)
    if field.unique and value is None:
        return key  # several rows of one person would have the same word
    if isinstance(field, models.FileField):
        Path(value.path).write_text(said)
    else:
        models.QuerySet(type(row)).filter(pk=row.pk).update(**{field.name: _with(said, value, field, row)})
    return key


def plant_in(row, name, owner):
    """One field of a row whose person no key of the database tells."""
    return _plant(row, row._meta.get_field(name), owner)


def key_of(row, field):
    """What a client shows the coach has a word of its own: it is another matter than what they keep."""
    return field_key(type(row), field) + ("shown" if getattr(row, "shared_at", None) else "")


def field_key(model, field):
    return re.sub("[^a-z]", "", f"{model.__name__}{field.name}".lower())


def _with(said, value, field, row):
    if isinstance(field, models.JSONField):
        return _in_json(said, value)
    if isinstance(field, models.EmailField):
        return f"{said}@example.org"
    if isinstance(field, models.URLField) or (field.name == "place_details" and row.place == "video"):
        return f"https://example.org/{said}"
    if f"{row._meta.object_name}.{field.name}" in IN_ADDRESSES:
        return said
    return f"{said} {value or ''}".strip()[: field.max_length]


def _in_json(said, value):
    if isinstance(value, dict):
        return {key: _in_json(said, each) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_json(said, each) for each in value]
    return f"{said} {value}" if isinstance(value, str) else value


def _plant_account(owner, person):
    """The address to sign in with is the person's own."""
    if getattr(person, "user_id", None):
        address = f"{word(owner, 'accountemail')}.{person.user_id}@example.org"
        person.user.emailaddress_set.update(email=address)
        get_user_model().objects.filter(pk=person.user_id).update(email=address, username=address)


def rows_of(model, people):
    """The rows that belong to these clients, directly or through other rows; of coaches those that belong to no client."""
    if not people or isinstance(people[0], model):
        return model.objects.filter(pk__in=[person.pk for person in people])
    way, to_client = path_to(model, type(people[0])), path_to(model, Client)
    belongs = way and (isinstance(people[0], Client) or not (to_client or model is Client))
    return model.objects.filter(**{f"{way}__in": people}) if belongs else model.objects.none()


def path_to(model, target, seen=()):
    """The shortest way of foreign keys, such as `contact__client`; None when there is none."""
    if model is target:
        return None
    keys = [
        field
        for field in model._meta.concrete_fields
        if field.remote_field and (not field.null or field.related_model is Client) and field.related_model not in (*seen, model)
    ]
    for field in keys:
        if field.related_model is target:
            return field.name
    for field in keys:
        if field.related_model._meta.app_label in our_apps() and not (target is Coach and field.related_model is Client):
            further = path_to(field.related_model, target, (*seen, model))
            if further:
                return f"{field.name}__{further}"
    return None
