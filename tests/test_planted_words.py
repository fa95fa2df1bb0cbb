"""Every text field of ours holds a planted word, or it is said why not: so that a new one is searched for by the walks."""

import pytest
from django.core import mail

from coaching.client_area.digest import send_due
from coaching.mail.models import Message
from coaching.mail.outbox import deliver
from coaching.people.models import Preferences
from tests.walks.readers import BY_KEY, KINDS, may_read
from tests.walks.rows import ROWS
from tests.walks.words import field_key, not_planted, text_fields, words_in

pytestmark = pytest.mark.walk


def test_every_text_field_is_planted_or_said_why_not(worlds):
    keys = {key.removesuffix("shown") for owner, key in worlds.words if owner in {"clara", "dana", "prospect"}}
    missing = [
        f"{model.__name__}.{field.name}: give the world a row of it, or say in NOT_PLANTED why it holds nobody's words"
        for model, field in text_fields()
        if field_key(model, field) not in keys and not {model.__name__, f"{model.__name__}.{field.name}"} & set(not_planted())
    ]
    assert missing == []


def test_what_is_not_planted_exists():
    there = {name for model, field in text_fields() for name in (model.__name__, f"{model.__name__}.{field.name}")}
    assert sorted(set(not_planted()) - there) == []


def test_what_may_be_read_is_planted(worlds):
    assert sorted(set(KINDS) - {key for _owner, key in worlds.words} - {"accountemail"}) == []
    assert sorted(set(BY_KEY) - set(ROWS)) == []


@pytest.mark.parametrize(
    ("person", "word", "may"),
    [
        ("clara", ("clara", "contactnotes"), True),
        ("coach", ("clara", "contactnotes"), False),
        ("owner", ("clara", "contactnotes"), False),
        ("mallory", ("clara", "contactnotes"), False),
        ("coach", ("clara", "notetext"), True),
        ("clara", ("clara", "notetext"), False),
        ("other_coach", ("clara", "clientname"), False),
        ("editor", ("clara", "clientname"), False),
        ("visitor", ("dana", "coachname"), True),
        ("mallory", ("dana", "coachemail"), False),
        ("other_coach", ("dana", "calendarfeedsecret"), False),
    ],
)
def test_who_may_read_what(person, word, may):
    assert may_read(person, *word, "client_area:home") is may


def test_mails_hold_only_words_of_whom_they_go_to(worlds, db):
    """The weekly email, and every mail that waits: no word of another client's, none of the coach's own."""
    for client in worlds.clients.values():
        Preferences.objects.update_or_create(client=client, defaults={"next_digest_at": client.welcomed_at})
    send_due(max(client.welcomed_at for client in worlds.clients.values()))
    for number in Message.objects.filter(state="waiting").values_list("pk", flat=True):
        deliver.func(number)
    found = [
        (owners, {owner for owner, _key in words})
        for each in mail.outbox
        if (words := words_in(each.body.encode())) and (owners := _to(each))
    ]
    assert found
    assert [(to, of) for to, of in found if of - to] == []


def _to(message):
    """Whose words a mail to this address may hold."""
    return {
        "clara": {"clara", "dana"},
        "mallory": {"mallory", "omar"},
        "dana": {"clara", "dana", "prospect"},
        "omar": {"mallory", "omar", "other"},
        "prospect": {"prospect", "dana"},
        "other": {"other", "omar"},
    }.get(next((owner for owner, _key in words_in(message.to[0].encode())), ""), set())
