"""When two entries are one person. The one rule, for all code that puts people on a list. Pure."""

from collections.abc import Hashable
from enum import StrEnum
from typing import Any, NamedTuple

from networking_module.contacts.normalize import company_key, person_key, profile_key


class Match(StrEnum):
    """How someone is recognized, the surest first. The same name alone, or the same address alone, is a question: never a reason
    to leave someone out."""

    PROFILE = "profile"
    EMAIL = "email"  # and name: some share a mailbox
    NAME = "name"  # and company
    ALIKE = "alike"  # the name alone, or the address alone

    @property
    def is_sure(self) -> bool:
        return self is not Match.ALIKE


class Signs(NamedTuple):
    """What someone is known by; "" where they have none."""

    profile: str
    email: str
    name: str
    company: str


def signs_of(person: Any) -> Signs:
    """The signs of anyone with name, company, email and profile, such as a contact or a row of a file."""
    return signs(
        name=person.name, company_key=company_key(person.company), email=person.email, profile_key=profile_key(person.profile)
    )


def signs(*, name: str, company_key: str, email: str, profile_key: str) -> Signs:
    """The same from keys that are stored. A name that is nothing but signs stays itself."""
    return Signs(profile_key, email.casefold(), person_key(name, "")[0] or name, company_key)


class People:
    """People who can be known again, each lookup at the same small cost however many share a name.

    Two profiles are two people, whatever their names are.
    """

    def __init__(self):
        self._by_profile: dict[str, Any] = {}
        self._by_email: dict[Hashable, Any] = {}
        self._by_name: dict[Hashable, Any] = {}

    def learn(self, signs: Signs, person: Any) -> None:
        """Takes someone in; of two with one sign the first stays the one who is found."""
        if signs.profile:
            self._by_profile.setdefault(signs.profile, person)
        if signs.email:
            for name in (signs.name, None):  # None: whatever name
                self._by_email.setdefault((signs.email, name), person)
        for company in {signs.company, None}:  # None: whatever company
            self._by_name.setdefault((signs.name, company, bool(signs.profile)), person)

    def find(self, signs: Signs) -> tuple[Match | None, Any]:
        """By what the person is known, and who it is: (None, None) for someone new."""
        if signs.profile in self._by_profile:
            return Match.PROFILE, self._by_profile[signs.profile]
        if person := self._by_email.get((signs.email, signs.name)):
            return Match.EMAIL, person
        if signs.company and (person := self._named(signs, signs.company)):
            return Match.NAME, person
        if person := self._by_email.get((signs.email, None)) or self._named(signs, None):
            return Match.ALIKE, person
        return None, None

    def _named(self, signs, company):
        """Someone of that name and company. Who has a profile is compared with those who have none."""
        of_either = (False,) if signs.profile else (False, True)
        return next((self._by_name[key] for has in of_either if (key := (signs.name, company, has)) in self._by_name), None)
