from datetime import UTC, datetime

import pytest

from coaching.modules import Attention, ModuleConfig, NextStep, Progress, Question, Track
from coaching.people import module_answers
from coaching.people.models import ModuleAccess
from tests import factories

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)
PAGES = Track("pages", "Pages")


class Reading(ModuleConfig):
    """Speaks about everyone it has ever heard of, whoever was asked about."""

    name, slug, title = "tests.coaching", "reading", "Reading"
    known, asked = (), ()

    def attention(self, clients, now):
        self.asked = [each.pk for each in clients]
        return [Attention(each.pk, "Reads nothing", "reading.none", now) for each in self.known]

    def next_steps(self, clients, now):
        return [NextStep(each.pk, "A page?", "/") for each in self.known]

    def questions(self, clients, now):
        return [Question(each.pk, "Was it good?", ()) for each in self.known]

    def progress_of(self, clients, weeks, now):
        return {each.pk: [Progress(PAGES, [1] * weeks)] for each in self.known}


@pytest.fixture
def reading(monkeypatch, clara, mallory):
    """Clara has the reading module; Mallory does not."""
    import tests.coaching

    module = Reading("tests.coaching", tests.coaching)
    module.known = [clara, mallory]
    monkeypatch.setattr(module_answers, "installed_modules", lambda: [module])
    ModuleAccess.objects.create(client=clara, slug="reading")
    return module


def test_a_module_is_asked_about_those_who_have_it(reading, clara, mallory):
    list(module_answers.attention([clara, mallory], NOW))
    assert reading.asked == [clara.pk]


def test_a_reason_about_someone_without_the_module_is_left_out(reading, clara, mallory):
    assert [each.client_id for each in module_answers.attention([clara, mallory], NOW)] == [clara.pk]


def test_a_step_for_someone_without_the_module_is_left_out(reading, clara, mallory):
    assert [step.client_id for step in module_answers.next_steps([clara, mallory], NOW)] == [clara.pk]


def test_a_question_for_someone_without_the_module_is_left_out(reading, clara, mallory):
    assert [each.client_id for each in module_answers.questions([clara, mallory], NOW)] == [clara.pk]


def test_progress_of_someone_without_the_module_is_left_out(reading, clara, mallory):
    found = module_answers.progress_of([clara, mallory], 2, NOW)
    assert found == {clara.pk: [(reading, [Progress(PAGES, [1, 1])])], mallory.pk: []}


def test_a_client_who_was_not_asked_about_is_left_out(reading, clara, mallory):
    ModuleAccess.objects.create(client=mallory, slug="reading")
    assert [each.client_id for each in module_answers.attention([mallory], NOW)] == [mallory.pk]


def test_a_module_that_none_of_them_has_is_not_asked(reading, mallory):
    assert list(module_answers.attention([mallory], NOW)) == []
    assert reading.asked == ()


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_one_query_for_any_number(reading, coach, count, django_assert_num_queries):
    clients = [factories.client(coach=coach) for _ in range(count)]
    with django_assert_num_queries(1):
        list(module_answers.attention(clients, NOW))
