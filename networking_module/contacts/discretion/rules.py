"""Who must not know: someone by themselves, or everyone at an employer. Said, and undone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.practice.text import one_line
from networking_module.contacts.models import Contact, LastChange, UnawareEmployer
from networking_module.contacts.names import TWO_FOR_ONE
from networking_module.contacts.normalize import company_key
from networking_module.contacts.undo import remember, undoes


class RuleError(Exception):
    """This can't be said of an employer; the message says why."""


@transaction.atomic
def set_must_not_know(*, contact: Contact, must_not_know: bool) -> LastChange:
    """Marks someone by themselves, or no longer; returns the `LastChange`."""
    change = remember(client=contact.client, kind="must not know", before={"pk": contact.pk, "was": contact.must_not_know})
    contact.must_not_know = must_not_know
    contact.save(update_fields=["must_not_know"])
    return change


def add_employer(*, client: Client, name: str) -> LastChange | None:
    """Nobody at this employer must know; returns the `LastChange`, or None when that was said before. Raises RuleError."""
    key = company_key(name)
    if not key:
        raise RuleError(_("Write the employer's name."))
    try:
        with transaction.atomic():
            employer = UnawareEmployer.objects.create(client=client, name=one_line(name))
            return remember(client=client, kind="employer", before={"added": employer.pk})
    except IntegrityError:
        return None


@transaction.atomic
def remove_employer(*, employer: UnawareEmployer) -> LastChange:
    """They may know; returns the `LastChange`."""
    change = remember(client=employer.client, kind="employer", before={"removed": employer.name})
    employer.delete()
    return change


def similar_companies(employers: Iterable[UnawareEmployer], companies: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """{key of an employer: companies on the client's list that may be the same and are not meant}.

    `companies` are (key, as written). One name begins with all the words of the other, as “Halden” and “Halden Logistics”, has
    those of the employer within it, as “ex-Halden”, or differs only in spaces and in how “ü” is written.
    """
    named, found = {employer.company_key for employer in employers}, {}
    for employer in named:
        alike = {key: written for key, written in companies if key not in named and _is_similar(employer, key)}
        found[employer] = sorted(alike.values())
    return found


def _is_similar(employer: str, company: str) -> bool:
    ours, theirs = (f" {TWO_FOR_ONE.sub('', key)} " for key in (employer, company))
    return ours in theirs or ours.startswith(theirs) or ours.replace(" ", "") == theirs.replace(" ", "")


@undoes("must not know")
def _mark_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    contact = client.contacts.filter(pk=before["pk"]).first()
    if contact:
        contact.must_not_know = before["was"]
        contact.save(update_fields=["must_not_know"])
    return contact


@undoes("employer")
def _employer_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    if "added" in before:
        client.unaware_employers.filter(pk=before["added"]).delete()
    else:
        UnawareEmployer.objects.get_or_create(
            client=client, company_key=company_key(before["removed"]), defaults={"name": before["removed"]}
        )
