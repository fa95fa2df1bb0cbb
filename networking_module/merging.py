"""Two entries of one client become one: their people, groups and words are in one list. People whom both know stay two, and
are offered as the same one where the list says so (`contacts/duplicates`)."""

from collections.abc import Callable

from coaching.people.merge_days import happened
from coaching.people.models import Client
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.models import (
    Contact,
    ContactGroup,
    ContactImport,
    LastChange,
    Promise,
    Tag,
    Touch,
    UnawareEmployer,
)
from networking_module.have_a_conversation.models import Conversation
from networking_module.job_search.models import GoodNews, SearchStep

MOVE = (Contact, ContactImport, GoodNews, SearchStep)

# What was done on a day that a client may have chosen: the moment beside it does not say which.
happened(Contact, added_on="", last_touch_on="")
happened(SearchStep, on="")
happened(Touch, "contact.client", on="")
happened(Promise, "contact.client", made_on="", closed_on="")
happened(Preparation, "contact.client", ready_on="")
happened(OutreachMessage, "contact.client", sent_on="", replied_on="")
happened(Conversation, "contact.client", held_on="", looked_back_on="")


def merge(kept: Client, other: Client) -> None:
    """Hands over everything. What could be undone for the other can't be afterward: it speaks of their own list."""
    _join_groups(kept, other)
    _join_tags(kept, other)
    known = UnawareEmployer.objects.filter(client=kept).values_list("company_key", flat=True)
    UnawareEmployer.objects.filter(client=other, company_key__in=list(known)).delete()
    UnawareEmployer.objects.filter(client=other).update(client=kept)
    LastChange.objects.filter(client=other).delete()
    for model in MOVE:
        model._base_manager.filter(client=other).update(client=kept)


def _join_groups(kept: Client, other: Client) -> None:
    """People of a group that both have keep in touch as the kept one's group says."""

    def into(group: ContactGroup, same: ContactGroup) -> None:
        for contact in Contact._base_manager.filter(group=group):
            contact.group = same
            contact.save()

    _join_named(ContactGroup, kept, other, into)


def _join_tags(kept: Client, other: Client) -> None:
    def into(tag: Tag, same: Tag) -> None:
        for contact in Contact._base_manager.filter(tags=tag):
            contact.tags.add(same)

    _join_named(Tag, kept, other, into)


def _join_named(model: type[ContactGroup] | type[Tag], kept: Client, other: Client, into: Callable[..., None]) -> None:
    """A name is there once: what has one that the kept client has too is taken into that."""
    mine = {row.name.lower(): row for row in model._base_manager.filter(client=kept)}
    for row in model._base_manager.filter(client=other):
        if same := mine.get(row.name.lower()):
            into(row, same)
            row.delete()
        else:
            model._base_manager.filter(pk=row.pk).update(client=kept)
