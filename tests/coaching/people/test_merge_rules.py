"""Every row that belongs to a client has a place when two entries become one: a new relation fails here until it is decided."""

from collections import Counter

import pytest
from django.db import models

from coaching.modules import installed_modules
from coaching.people import merge_rules
from coaching.people.merge import MergeError, merge
from coaching.people.models import Client, Note
from tests import factories
from tests.coaching.privacy.world import everything
from tests.module_rows import contract_of


def test_each_relation_of_a_client_is_decided():
    """Say it in the `merging.py` of the room that has the model."""
    assert merge_rules.undecided() == []


def test_each_rule_is_about_a_relation():
    assert set(merge_rules._joins) <= {merge_rules.label(*each) for each in merge_rules.relations()}


def test_each_model_of_a_module_that_names_a_client_is_found():
    labels = {model._meta.app_label for model, _field in merge_rules.relations()}
    assert labels >= {
        module.label for module in installed_modules() if any(_names_a_client(each) for each in module.get_models())
    }


def _names_a_client(model):
    return any(field.related_model is Client for field in model._meta.concrete_fields)


@pytest.fixture
def twin(other_coach):
    """Clara again, under another address, with an account; her times are of another calendar than Clara's."""
    return factories.client(coach=other_coach, name="Clara L.", email="clara.two@example.org")


def rows():
    """How many rows of each model lead to any client."""
    return Counter(
        {
            merge_rules.label(*each): models.QuerySet(each[0]).exclude(**{each[1]: None}).count()
            for each in merge_rules.relations()
        }
    )


def in_both(clients, name, field):
    """Of how many values of the field both clients have a row."""
    values = Counter(value for client in clients for value in getattr(client, name).values_list(field, flat=True))
    return sum(count - 1 for count in values.values())


# Of these one is enough, or they are about the entry alone: {relation: how many fewer there are}.
FEWER = {
    "coaching.BillingAddress.client": 1,
    "coaching.CheckIn.client": 1,
    "coaching.ListingConsent.client": 1,
    "coaching.Offer.client": 1,
    "coaching.OfferDraft.client": 2,
    "coaching.Preferences.client": 1,
}
MORE = {"coaching.FormerEntry.client": 1, "coaching.Note.client": 4, "coaching.TimelineEntry.client": 1}


def test_nothing_is_lost_of_someone_with_everything(clara, twin, patient):
    everything(clara)
    everything(twin)
    for module in installed_modules():
        contract_of(module).world(clara)
        contract_of(module).world(twin)
    Client.objects.filter(pk=twin.pk).update(coach=clara.coach)
    before, twice = (
        rows(),
        {
            "coaching.ActiveDay.client": in_both((clara, twin), "active_days", "day"),
            "coaching.ModuleAccess.client": in_both((clara, twin), "modules", "slug"),
        },
    )
    merge(kept=clara, other=twin, close_account=True)
    after = rows()
    ours = {label for label in before if label.startswith("coaching.") and before[label] != after[label]}
    more = {label: -count for label, count in MORE.items()}
    assert {label: before[label] - after[label] for label in ours} == FEWER | more | {
        label: count for label, count in twice.items() if count
    }
    assert merge_rules.left_behind(twin) == []


def test_a_row_without_a_place_keeps_them_apart(clara, coach, monkeypatch):
    other = factories.client(coach=coach, with_account=False)
    Note.objects.create(client=other, text="Calm")
    monkeypatch.delitem(merge_rules._joins, "coaching.Note.client")
    with pytest.raises(MergeError, match="coaching.Note.client"):
        merge(kept=clara, other=other)
    assert (other.notes.count(), Client.objects.count()) == (1, 2)
