"""What holds for every installed module, whoever wrote it. A failure says what to change, and where."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.modules import installed_modules
from coaching.people import merge_rules, module_answers
from coaching.website.module_blocks import ModulePageBlock
from tests import factories
from tests.module_data import counts, differences, field_problems, model_problems, row_problems
from tests.module_rows import contract_of

each_module = pytest.mark.parametrize("module", installed_modules(), ids=lambda module: module.slug)


@each_module
def test_models_and_migrations_agree(module, db):
    try:
        call_command("makemigrations", module.label, check_changes=True, dry_run=True, verbosity=0)
    except SystemExit:
        pytest.fail(f"A model changed without a migration: run manage.py makemigrations {module.label}", pytrace=False)


@each_module
def test_each_model_is_exported_or_there_is_a_reason(module):
    assert list(model_problems(module)) == []


@each_module
def test_reasons_are_sentences(module):
    contract = contract_of(module)
    reasons = [*contract.NOT_EXPORTED.values(), *contract.LEFT_OUT.values()]
    assert [reason for reason in reasons if len(reason) < 15 or not reason.endswith(".")] == []


@each_module
def test_each_field_is_exported_or_there_is_a_reason(module, clara):
    contract_of(module).world(clara)
    assert list(field_problems(module, module.export(clara))) == []


@each_module
def test_each_row_of_the_client_is_exported_and_nobody_elses(module, clara, mallory):
    contract, before = contract_of(module), counts(module)
    contract.world(clara)
    made = counts(module) - before
    contract.world(mallory)
    assert list(row_problems(module, module.export(clara), made)) == []


@each_module
def test_erasing_leaves_nothing_of_the_client_and_all_of_others(module, clara, mallory):
    contract = contract_of(module)
    contract.world(mallory)
    before = counts(module)
    contract.world(clara)
    module.erase(clara)
    assert list(differences(module, before)) == []


@each_module
def test_merging_leaves_nothing_with_the_other_entry(module, clara, coach):
    """Say in `merge()` where each row of a client goes whose two entries become one."""
    twin = factories.client(coach=coach)
    for client in (clara, twin):
        contract_of(module).world(client)
    module.merge(clara, twin)
    assert not merge_rules.has_rows(module, twin)


@each_module
def test_permission_rows_are_of_the_modules_own_addresses(module):
    own = {module.slug, f"{module.slug}-public", f"{module.slug}_admin"}
    assert {name.rpartition(":")[0] for name in contract_of(module).PERMISSIONS} <= own


@pytest.mark.parametrize("has_rows", [False, True], ids=["at_first", "with_rows"])
@each_module
def test_panels_show_something(module, has_rows, clara, rf):
    if has_rows:
        contract_of(module).world(clara)
    panels = [panel(clara, timezone.now()) for panel in (module.coach_panel,)]
    shown = [render_to_string(panel.template, {"panel": panel.context}, request_of(clara, rf)) for panel in panels if panel]
    assert all(each.strip() for each in shown)


@each_module
def test_page_blocks_show_something(module, clara, rf):
    chosen = [{"page_block": f"{module.slug}.{each.slug}"} for each in module.page_blocks()]
    shown = [ModulePageBlock().render(value, {"request": request_of(clara, rf)}) for value in chosen]
    assert all(each.strip() for each in shown)


@each_module
def test_public_pages_can_be_read_by_anyone(module, client, db):
    assert [client.get(page.url).status_code for page in module.public_pages()] == [200] * len(module.public_pages())


@each_module
def test_what_is_tried_at_the_top_shows_something(module, clara, rf):
    at_top = [each for each in module.page_blocks() if each.at_top]
    request = request_of(clara, rf)
    assert all(render_to_string(each.at_top, dict(each.context(request)), request).strip() for each in at_top)


def request_of(client, rf):
    request = rf.get("/")
    request.user, request.client, request.session = client.user, client, {}
    return request


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
        list(module_answers.next_steps(clients, now))
        list(module_answers.questions(clients, now))
        module_answers.done_today(clients, now)
        module_answers.went_well(clients, now)
        module_answers.progress_of(clients, 12, now)
    return len(queries)
