"""What holds for every installed module, whoever wrote it."""

import json
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.modules import installed_modules
from coaching.people import module_answers
from tests import factories
from tests.module_rows import contract_of

each_module = pytest.mark.parametrize("module", installed_modules(), ids=lambda module: module.slug)


def names_of(model):
    """The names of a model's fields, those to many others among them."""
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def counts(module):
    return Counter({model: model._base_manager.count() for model in module.get_models()})


@each_module
def test_each_model_is_exported_or_there_is_a_reason(module):
    contract = contract_of(module)
    assert Counter([*contract.EXPORTED.values(), *contract.NOT_EXPORTED]) == Counter(module.get_models())


@each_module
def test_reasons_are_sentences(module):
    contract = contract_of(module)
    reasons = [*contract.NOT_EXPORTED.values(), *contract.LEFT_OUT.values()]
    assert [reason for reason in reasons if len(reason) < 15 or not reason.endswith(".")] == []


@each_module
def test_each_field_is_exported_or_there_is_a_reason(module, clara):
    contract = contract_of(module)
    contract.world(clara)
    exported = json.loads(json.dumps(module.export(clara)))
    found = {subject: set().union(*exported.get(subject, [])) for subject in contract.EXPORTED}
    assert found == {subject: names_of(model) - set(contract.LEFT_OUT) for subject, model in contract.EXPORTED.items()}


@each_module
def test_each_row_of_the_client_is_exported_and_nobody_elses(module, clara, mallory):
    contract, before = contract_of(module), counts(module)
    contract.world(clara)
    made = counts(module) - before
    contract.world(mallory)
    exported = module.export(clara)
    found = {model: len(exported[subject]) for subject, model in contract.EXPORTED.items()}
    assert found == {model: made[model] for model in contract.EXPORTED.values()}


@each_module
def test_erasing_leaves_nothing_of_the_client_and_all_of_others(module, clara, mallory):
    contract = contract_of(module)
    contract.world(mallory)
    before = counts(module)
    contract.world(clara)
    module.erase(clara)
    assert counts(module) == before


@each_module
def test_permission_rows_are_of_the_modules_own_addresses(module):
    own = {module.slug, f"{module.slug}-public", f"{module.slug}_admin"}
    assert {name.rpartition(":")[0] for name in contract_of(module).PERMISSIONS} <= own


@each_module
def test_many_clients_cost_as_many_queries_as_one(module, coach, monkeypatch):
    monkeypatch.setattr(module_answers, "installed_modules", lambda: [module])
    clients = [factories.client(coach=coach) for _ in range(3)]
    for client in clients:
        contract_of(module).world(client)
    assert len({queries_of(clients[:count]) for count in (1, 3)}) == 1


def queries_of(clients):
    now = timezone.now()
    with CaptureQueriesContext(connection) as queries:
        list(module_answers.attention(clients, now))
        list(module_answers.digest_lines(clients, now))
        module_answers.progress_of(clients, 12, now)
    return len(queries)
