"""One change for many people at once, and back."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from coaching.people.models import Client
from networking_module.contacts.groups.editing import BATCH, set_clocks
from networking_module.contacts.groups.tagging import delete_unused, tags_for
from networking_module.contacts.models import Contact, LastChange, Tag
from networking_module.contacts.undo import remember, undoes

FIELDS = ["group_id", "rhythm_days", "resting", "archived_at"]
Through = Contact.tags.through


@transaction.atomic
def change_fields(*, client: Client, contacts: QuerySet[Contact], **fields: Any) -> LastChange | None:
    """Sets fields (of `FIELDS`) of many people, and works out whose turn is when.

    Returns the `LastChange`, whose `before["people"]` are those who were different, or None when nobody was.
    """
    were = defaultdict(list)
    for contact in contacts.select_for_update(of=("self",)).order_by("pk"):
        if any(getattr(contact, name) != value for name, value in fields.items()):
            were[tuple(getattr(contact, name) for name in FIELDS)].append(contact.pk)
    people = [pk for group in were.values() for pk in group]
    _set(client, people, fields)
    before = {"people": people, "were": list(were.items())}
    return remember(client=client, kind="fields", before=before) if people else None


def _set(client: Client, people: Collection[int], fields: Mapping[str, Any]) -> None:
    client.contacts.filter(pk__in=people).update(**fields)
    set_clocks(client.contacts.filter(pk__in=people))


def archive_contact(contact: Contact, now: datetime) -> LastChange | None:
    """Archives one person; returns the `LastChange`."""
    return change_fields(client=contact.client, contacts=Contact.objects.filter(pk=contact.pk), archived_at=now)


@transaction.atomic
def add_word(*, client: Client, contacts: QuerySet[Contact], word: str) -> LastChange | None:
    """Gives many people one word more. Returns the `LastChange`, or None when they all had it."""
    tag = tags_for(client, [word])[0]
    return _set_word(client, tag, contacts.exclude(tags=tag), had=False)


@transaction.atomic
def remove_word(*, client: Client, contacts: QuerySet[Contact], tag: Tag) -> LastChange | None:
    """Takes a word away from many people. Returns the `LastChange`, or None when nobody had it."""
    return _set_word(client, tag, contacts.filter(tags=tag), had=True)


def _set_word(client: Client, tag: Tag, contacts: QuerySet[Contact], had: bool) -> LastChange | None:
    people = list(contacts.order_by("pk").values_list("pk", flat=True))
    _give_or_take(client, tag, people, give=not had)
    return remember(client=client, kind="word", before={"word": tag.name, "had": had, "people": people}) if people else None


def _give_or_take(client: Client, tag: Tag, people: Collection[int], give: bool) -> None:
    if give:
        rows = [Through(contact_id=pk, tag=tag) for pk in people]
        Through.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    else:
        Through.objects.filter(tag=tag, contact_id__in=people).delete()
        delete_unused(client)


@undoes("fields")
def _fields_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    groups = set(client.contact_groups.values_list("pk", flat=True))
    for values, people in before["were"]:
        was = dict(zip(FIELDS, values, strict=True))
        was["group_id"] = was["group_id"] if was["group_id"] in groups else None
        was["archived_at"] = parse_datetime(was["archived_at"]) if was["archived_at"] else None
        _set(client, people, was)


@undoes("word")
def _word_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    here = list(client.contacts.filter(pk__in=before["people"]).values_list("pk", flat=True))
    _give_or_take(client, tags_for(client, [before["word"]])[0], here, give=before["had"])
