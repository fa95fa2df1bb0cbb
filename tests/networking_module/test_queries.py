"""What the pages that are opened most cost, for a few people and for three thousand."""

import pytest
from django.urls import reverse

from coaching.modules import module
from tests.networking_module.factories import NOW, everything, many

pytestmark = pytest.mark.at(NOW)


@pytest.fixture(autouse=True)
def _only_ours(monkeypatch):
    """The suite's sample module asks for itself."""
    networking = module("networking")
    monkeypatch.setattr("coaching.people.module_answers.installed_modules", lambda: [networking])


@pytest.mark.parametrize(("name", "most"), [("client_area:home", 33), ("networking:people", 24), ("networking:everyone", 24)])
def test_a_page_costs_the_same_for_a_few_people_and_3000(signed_in, clara, queries_of, name, most):
    browser = signed_in(clara)
    everything(clara)
    many(clara, 4)  # from four on the list can be searched
    few = queries_of(browser.get, reverse(name))
    many(clara, 2996)
    assert queries_of(browser.get, reverse(name)) == few <= most
