"""When two entries are one person. The one rule, for all code that puts people on a list. Pure."""

from collections.abc import Callable, Hashable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple

from networking_module.contacts.names import name_key
from networking_module.contacts.normalize import company_key, person_key, profile_key

FEW = 5  # entries with one profile whose names are compared


class Match(StrEnum):
    """How someone is recognized, the surest first. The same name alone, or the same address alone, is a question: never a reason
    to leave someone out. So is what else contradicts it: another name at a profile, another address at a name and company."""

    PROFILE = "profile"
    EMAIL = "email"  # and name: some share a mailbox
    NAME = "name"  # and company
    ALIKE = "alike"  # a name alone that is much the same (`names.name_key`), the address alone, or contradicting signs

    @property
    def is_sure(self) -> bool:
        return self is not Match.ALIKE


class Signs(NamedTuple):
    """What someone is known by; "" where they have none. `alike` is what a name shares with its other writings."""

    profile: str
    email: str
    name: str
    alike: str
    company: str


def signs_of(person: Any) -> Signs:
    """The signs of anyone with name, company, email and profile, such as a contact or a row of a file."""
    return signs(
        name=person.name, company_key=company_key(person.company), email=person.email, profile_key=profile_key(person.profile)
    )


def signs(*, name: str, company_key: str, email: str, profile_key: str) -> Signs:
    """The same from keys that are stored. A name that is nothing but signs stays itself."""
    return Signs(profile_key, email.casefold(), person_key(name, "")[0] or name, name_key(name), company_key)


def nobody(person: Any) -> bool:
    return False


class People:
    """People who can be known again, each lookup at the same small cost however many share a name.

    Two profiles are two people, whatever their names are.
    """

    def __init__(self):
        self._known: dict[Hashable, list[tuple[Signs, Any]]] = {}

    def learn(self, signs: Signs, person: Any) -> None:
        """Takes someone in; of two with one sign the first is found first."""
        has_profile, entry = bool(signs.profile), (signs, person)
        keys: list[Hashable] = [
            ("name", signs.name, signs.company, has_profile, bool(signs.email)),
            ("alike", signs.alike, has_profile),
        ]
        keys += [("profile", signs.profile)] if signs.profile else []
        keys += [("email", signs.email, signs.name), ("email", signs.email)] if signs.email else []
        for key in keys:
            self._known.setdefault(key, []).append(entry)

    def find(self, signs: Signs, apart: Callable[[Any], bool] = nobody) -> tuple[Match | None, Any]:
        """By what the person is known, and who it is: (None, None) for someone new. Whoever is `apart` is known to be another."""
        question: tuple[Match | None, Any] = (None, None)
        for match, key in _keys(signs):
            found = [*islice((entry for entry in self._known.get(key, ()) if not apart(entry[1])), FEW)]
            sure = next((person for other, person in found if match is not Match.PROFILE or _share_a_name(signs, other)), None)
            if sure is not None:
                return (match, sure) if match.is_sure or not question[0] else question
            if found and not question[0]:
                question = (Match.ALIKE, found[0][1])
        return question


def _share_a_name(one: Signs, other: Signs) -> bool:
    """Whether two names have a word in common, or an initial for it: a name may change in part."""
    words, others = one.alike.split(), other.alike.split()
    return any(a == b or 1 in (len(a), len(b)) and a[0] == b[0] for a in words for b in others)


def _keys(signs: Signs) -> Iterator[tuple[Match, Hashable]]:
    """What to look for, the surest first. Who has a profile is compared by name with those who have none, and who has an address
    with those who have none: the same address is a sign of its own."""
    of_either = (False,) if signs.profile else (False, True)
    if signs.profile:
        yield Match.PROFILE, ("profile", signs.profile)
    if signs.email:
        yield Match.EMAIL, ("email", signs.email, signs.name)
    if signs.company:
        either_email = (False,) if signs.email else (False, True)
        keys = (("name", signs.name, signs.company, profile, email) for profile in of_either for email in either_email)
        yield from ((Match.NAME, key) for key in keys)
    if signs.email:
        yield Match.ALIKE, ("email", signs.email)
    yield from ((Match.ALIKE, ("alike", signs.alike, has_profile)) for has_profile in of_either)
