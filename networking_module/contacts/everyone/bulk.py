"""One change for many people at once, and back."""

from django.db import transaction
from django.utils.dateparse import parse_datetime

from networking_module.contacts.circles import BATCH
from networking_module.contacts.models import Circle, Contact
from networking_module.contacts.tagging import forget_unused, tags_for
from networking_module.contacts.undo import remember, undoes

FIELDS = ["circle_id", "rhythm_days", "resting", "archived_at"]
Through = Contact.tags.through


@transaction.atomic
def change_fields(*, client, contacts, **fields):
    """Sets fields (of `FIELDS`) of many people, and works out whose turn is when.

    Gives the `LastChange`, whose `before` has those who were different, or None when nobody was.
    """
    people = list(contacts.select_for_update(of=("self",)).order_by("pk"))
    different = [each for each in people if any(getattr(each, name) != value for name, value in fields.items())]
    before = {each.pk: {name: getattr(each, name) for name in FIELDS} for each in different}
    for contact in different:
        for name, value in fields.items():
            setattr(contact, name, value)
    save_all(client, different)
    return remember(client=client, kind="fields", before={"people": before}) if different else None


def save_all(client, people):
    circles = client.circles.in_bulk()
    for contact in people:
        contact.circle = circles.get(contact.circle_id)
        contact.work_out()
    Contact.objects.bulk_update(people, [*FIELDS, "due_at"], batch_size=BATCH)


def put_away(contact, now):
    """Puts one person away; gives the `LastChange`."""
    return change_fields(client=contact.client, contacts=Contact.objects.filter(pk=contact.pk), archived_at=now)


@transaction.atomic
def add_word(*, client, contacts, word):
    """Gives many people one word more. Gives the `LastChange`, or None when they all had it."""
    tag = tags_for(client, [word])[0]
    return _set_word(client, tag, contacts.exclude(tags=tag), had=False)


@transaction.atomic
def remove_word(*, client, contacts, tag):
    """Takes a word away from many people. Gives the `LastChange`, or None when nobody had it."""
    return _set_word(client, tag, contacts.filter(tags=tag), had=True)


def _set_word(client, tag, contacts, had):
    people = list(contacts.order_by("pk").values_list("pk", flat=True))
    _give_or_take(client, tag, people, give=not had)
    return remember(client=client, kind="word", before={"word": tag.name, "had": had, "people": people}) if people else None


def _give_or_take(client, tag, people, give):
    if give:
        rows = [Through(contact_id=pk, tag=tag) for pk in people]
        Through.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    else:
        Through.objects.filter(tag=tag, contact_id__in=people).delete()
        forget_unused(client)


@undoes("fields")
def _fields_as_before(client, before, now):
    people = list(client.contacts.filter(pk__in=before["people"]))
    circles = set(Circle.objects.of_client(client).values_list("pk", flat=True))
    for contact in people:
        was = before["people"][str(contact.pk)]
        contact.circle_id = was["circle_id"] if was["circle_id"] in circles else None
        contact.rhythm_days, contact.resting = was["rhythm_days"], was["resting"]
        contact.archived_at = parse_datetime(was["archived_at"]) if was["archived_at"] else None
    save_all(client, people)


@undoes("word")
def _word_as_before(client, before, now):
    here = list(client.contacts.filter(pk__in=before["people"]).values_list("pk", flat=True))
    _give_or_take(client, tags_for(client, [before["word"]])[0], here, give=before["had"])
