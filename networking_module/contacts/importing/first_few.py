"""Whom to begin with: a few of those who came in rest no longer. Five hundred people are not five hundred duties."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.people.models import Client
from coaching.practice.days import today
from networking_module.contacts.models import Contact, ContactImport
from networking_module.contacts.models.contacts import ContactQuerySet

AT_FIRST = 15
A_WEEK = 3


class TooMany(Exception):
    """More people than anyone can begin with; the message says how many there is room for."""


def beginning(client: Client) -> ContactQuerySet[Contact]:
    """The client's imported people who have a rhythm and whom the client has not been in touch with yet."""
    return _imported(client).filter(resting=False, last_touch_on=None, rhythm_days__gt=0)


def to_choose_from(client: Client) -> ContactQuerySet[Contact]:
    """The client's imported people who rest and have never been written to."""
    return _imported(client).filter(resting=True, last_touch_on=None, unanswered=0)


def _imported(client: Client) -> ContactQuerySet[Contact]:
    return client.contacts.current().exclude(imported_by=None)


@transaction.atomic
def begin(*, client: Client, contacts: Iterable[Contact], rhythm_days: int, now: datetime) -> list[Contact]:
    """Wakes `contacts` up with a rhythm, three a week from `now` on. Raises TooMany beyond 15 not yet written to.

    Returns those who were still resting: a second click finds nobody.
    """
    ContactImport.objects.select_for_update().filter(client=client).order_by("pk").first()  # one after the other
    chosen, already = list(to_choose_from(client).filter(pk__in=[each.pk for each in contacts])), beginning(client).count()
    if already + len(chosen) > AT_FIRST:
        raise TooMany(_too_many(len(chosen), AT_FIRST - already))
    day = today(now, client.timezone)
    for number, contact in enumerate(chosen, start=already):
        contact.resting, contact.rhythm_days = False, rhythm_days
        contact.remind_on = day + timedelta(weeks=number // A_WEEK)
        contact.work_out()
    Contact.objects.bulk_update(chosen, ["resting", "rhythm_days", "remind_on", "due_on", "profile_key", "company_key"])
    return chosen


def _too_many(chosen: int, room: int) -> str:
    if room <= 0:
        return _(
            "You started with %(count)d people and haven't been in touch with them yet. Write to one or two of "
            "them first; then there is room for more."
        ) % {"count": AT_FIRST}
    words = ngettext(
        "You selected %(chosen)d people, and there is room for %(room)d: start with %(count)d people at "
        "most, so that it stays a pleasure. Clear a few; the others will wait for you.",
        "You selected %(chosen)d people, and there is room for %(room)d: start with %(count)d people at "
        "most, so that it stays a pleasure. Clear a few; the others will wait for you.",
        room,
    )
    return words % {"chosen": chosen, "room": room, "count": AT_FIRST}
