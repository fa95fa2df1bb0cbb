"""The groups of a client's people, each with a rhythm: three to begin with, and then the client's own."""

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from coaching.people.models import Client
from networking_module.contacts.models import Contact, ContactGroup

BATCH = 500


class GroupError(Exception):
    """The group can't be changed like this; the message says why."""


def groups_of(client: Client) -> QuerySet[ContactGroup]:
    """The client's groups; the first three are made when someone asks for the first time."""
    if not client.contact_groups.exists():
        begin = [(_("Close"), 21), (_("Active"), 42), (_("Wider"), 91)]
        first = [
            ContactGroup(client=client, name=name, rhythm_days=days, position=place) for place, (name, days) in enumerate(begin)
        ]
        ContactGroup.objects.bulk_create(first, ignore_conflicts=True)
    return client.contact_groups.all()


def default_group(client: Client) -> ContactGroup:
    """Where someone new goes: the second group, or the only one."""
    return list(groups_of(client)[:2])[-1]


def with_people(client: Client) -> QuerySet[ContactGroup]:
    """The groups, each with the number of people on the list."""
    return groups_of(client).annotate(people=Count("contacts", filter=Q(contacts__archived_at=None)))


def add_group(*, client: Client, name: str, rhythm_days: int | None) -> ContactGroup:
    last = client.contact_groups.aggregate(last=Max("position"))["last"] or 0
    return ContactGroup.objects.create(client=client, name=name, rhythm_days=rhythm_days, position=last + 1)


@transaction.atomic
def change_group(*, group: ContactGroup, name: str, rhythm_days: int | None) -> int:
    """A new name or rhythm. A new rhythm moves the next time of everyone who goes by it; returns how many people those are."""
    was = ContactGroup.objects.get(pk=group.pk).rhythm_days
    group.name, group.rhythm_days = name, rhythm_days
    group.save()
    return set_clocks(group.contacts.filter(rhythm_days=None)) if was != rhythm_days else 0


@transaction.atomic
def remove_group(*, group: ContactGroup, to: ContactGroup | None = None) -> int:
    """Takes a group away; its people stay, in the group `to` or in none. Raises GroupError for the only one left."""
    if group.client.contact_groups.count() == 1:
        raise GroupError(_("This is your only group. Rename it, or add another one first."))
    people = list(group.contacts.values_list("pk", flat=True))
    group.contacts.update(group=to)
    group.delete()
    return set_clocks(Contact.objects.filter(pk__in=people))


def set_clocks(contacts: QuerySet[Contact]) -> int:
    """Recalculates everyone's next time, and writes what has changed: those whose turn never comes, all at once. Returns how many
    people that concerned."""
    people = list(contacts.select_related("group"))
    due = {contact.pk: contact.next_due() for contact in people}
    moved = [contact for contact in people if contact.due_on != due[contact.pk]]
    Contact.objects.filter(pk__in=[each.pk for each in moved if due[each.pk] is None]).update(due_on=None)
    for contact in moved:
        contact.due_on = due[contact.pk]
    Contact.objects.bulk_update([each for each in moved if each.due_on], ["due_on"], batch_size=BATCH)
    return len(people)
