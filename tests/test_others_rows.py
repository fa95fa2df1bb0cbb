"""A form names rows by their numbers: with a number of someone else's it changes nothing of theirs, ties nothing to it, and says
no word of it."""

import sys

import pytest
from django.apps import apps
from django.forms import ModelChoiceField

from coaching.people.models import Client
from coaching.practice import request_values
from tests.roles import CLIENTS
from tests.walks.others_rows import OF_THE_PRACTICE, everything_named
from tests.walks.report import counted
from tests.walks.rows import ROWS
from tests.walks.sent import filled
from tests.walks.tries import SENT, Address
from tests.walks.words import our_apps, rows_of, words_in

pytestmark = pytest.mark.walk

NAMED = everything_named()
TRIES = [
    (address, field, thing)
    for address, fields in NAMED.items()
    for field, things in fields.items()
    for thing in (things if isinstance(things, list) else [things])
]
CLARAS = {"clara", "prospect", "dana"}


@pytest.fixture
def claras(worlds):
    """Whose rows must stay as they are: Clara's, and her coach's and the coach's prospects'."""
    coach = worlds.clients["clara"].coach
    return [list(Client.objects.filter(coach=coach)), [coach]]


@pytest.mark.parametrize(("address", "field", "thing"), TRIES, ids=[f"{address} {field}" for address, field, _thing in TRIES])
def test_number_of_someone_elses_has_no_effect(address, field, thing, browsers, worlds, claras, record_property):
    person, own = "mallory" if ROWS[address][0] <= CLIENTS else "other_coach", Address(address, worlds.hers)
    data = own.sent_by(browsers, person) | filled({field: thing}, worlds.things)
    before, seen = rows(claras), {}

    def look(visit):
        seen.update(after=rows(claras), tied=tied_to(before, worlds.clients["mallory"]))

    found = browsers.visit(person, address, own.url, "post", data, then=look)
    record_property("walk", counted("Others' rows in forms", [found], worlds))
    assert found.end in {"open", "not found"}
    assert seen == {"after": before, "tied": []}
    assert {owner for owner, _key in words_in(*found.said)} & CLARAS == set()
    assert [mail.to for mail in found.mails if any(owner in mail.to for owner in CLARAS)] == []


def rows(groups):
    """{model: {key: fields}} of all rows that belong to these."""
    found = {}
    for app in our_apps():
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            mine = [row for people in groups for row in rows_of(model, people).values()]
            found[model] = {row[model._meta.pk.attname]: row for row in mine}
    return found


def tied_to(others, client):
    """What of this client points at rows of others."""
    return [
        (model.__name__, field.name)
        for model, mine in rows([[client]]).items()
        for field in model._meta.concrete_fields
        if field.remote_field and field.related_model in others
        for row in mine.values()
        if row[field.attname] in others[field.related_model]
    ]


def test_every_form_that_names_rows_is_tried(browsers, worlds, monkeypatch):
    reading, number, to_python = set(), request_values.number, ModelChoiceField.to_python

    def numbers_are_read(text):
        if sys._getframe(1).f_code.co_filename == request_values.__file__:  # by `numbers`, for rows; others read a revision
            reading.add("numbers")
        return number(text)

    def row_is_read(field, value):
        if field.queryset.model.__name__ not in OF_THE_PRACTICE:
            reading.add("a field of rows")
        return to_python(field, value)

    monkeypatch.setattr(request_values, "number", numbers_are_read)
    monkeypatch.setattr(ModelChoiceField, "to_python", row_is_read)
    naming = set()
    for address in (Address(name, worlds.things) for name in ROWS if name in SENT):
        data = address.sent_by(browsers)
        reading.clear()
        browsers.visit(address.first, address.name, address.url, "post", data)
        if reading:
            naming.add(address.name)
    assert naming - set(NAMED) == set()
