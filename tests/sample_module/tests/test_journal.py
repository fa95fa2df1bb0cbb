"""A module written against the contract alone works."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.modules import activity, module
from coaching.people.models import ModuleAccess
from coaching.people.module_answers import progress_of
from tests.sample_module.models import Entry


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def entry(clara, now):
    return Entry.objects.create(client=clara, text="Walked by the river", at=now)


def test_client_page_is_open_to_clients_who_have_the_module(signed_in, clara):
    assert signed_in(clara).get(reverse("journal:entries")).status_code == 200


def test_client_page_without_the_module_is_not_found(signed_in, clara):
    ModuleAccess.objects.filter(client=clara, slug="journal").delete()
    assert signed_in(clara).get(reverse("journal:entries")).status_code == 404


def test_client_page_writes_a_line(signed_in, clara):
    signed_in(clara).post(reverse("journal:entries"), {"text": "A good day"})
    assert [each.text for each in clara.journal.all()] == ["A good day"]


def test_public_page_is_open_to_anyone(client, db):
    assert client.get(reverse("journal-public:about")).content == b"A line a day."


def test_progress_counts_the_running_week(clara, entry, now):
    tracks = {found.slug: tracks for found, tracks in progress_of([clara], 2, now)[clara.pk]}
    assert [list(each.weeks) for each in tracks["journal"]] == [[0, 1]]


def test_activity_counts(clara, mallory, entry, now):
    count = activity("journal.write").count
    assert count([clara, mallory], now - timedelta(days=1), now + timedelta(days=1)) == {clara.pk: 1}


def test_attention_and_questions_speak_of_those_who_wrote_nothing(clara, mallory, entry, now):
    journal, later = module("journal"), now + timedelta(days=6)
    for client in (clara, mallory):
        client.welcomed_at = later - timedelta(days=7)
    assert [each.client_id for each in journal.attention([clara, mallory], later)] == [mallory.pk]
    assert [each.client_id for each in journal.questions([clara, mallory], later)] == [mallory.pk]


def test_today_counts_what_was_written_today(clara, mallory, entry, now):
    journal = module("journal")
    assert (journal.done_today([clara, mallory], now), journal.went_well([clara, mallory], now)) == (
        {clara.pk: 1},
        {clara.pk: "You wrote today."},
    )


@pytest.mark.parametrize("came_in", [None, timedelta(days=6)], ids=["not_yet", "since"])
def test_attention_says_nothing_of_who_came_in_within_the_week(clara, now, came_in):
    clara.welcomed_at = came_in and now - came_in
    assert list(module("journal").attention([clara], now)) == []


def test_export_and_forget_are_complete(clara, entry):
    journal = module("journal")
    assert journal.export(clara) == {"entries": [{"at": entry.at.isoformat(), "text": "Walked by the river"}]}
    journal.erase(clara)
    assert Entry.objects.count() == 0
