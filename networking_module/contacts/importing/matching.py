"""Who is on the list already: by profile, then by mail, then by name and company."""

from collections import defaultdict
from typing import NamedTuple

from networking_module.contacts.models import ImportRow
from networking_module.contacts.normalize import company_key, person_key, profile_key

Known = ImportRow.Known


class Keys(NamedTuple):
    """What someone is known by; "" where they have none."""

    profile: str
    email: str
    name: tuple[str, str]


def keys_of(person):
    """The keys of anyone with name, company, email and profile."""
    return _keys(person.name, company_key(person.company), person.email, profile_key(person.profile))


def _keys(name, company, email, profile):
    # A name that is nothing but signs stays itself.
    return Keys(profile, email.casefold(), (person_key(name, "")[0] or name, company))


class People:
    """People who can be known again."""

    def __init__(self):
        self.profiles, self.emails, self.names = set(), set(), defaultdict(set)

    def why_known(self, keys):
        """Known.PROFILE, EMAIL or NAME; Known.NEW for someone new. Two profiles are two people, whatever their names are."""
        if keys.profile and keys.profile in self.profiles:
            return Known.PROFILE
        if keys.email and keys.email in self.emails:
            return Known.EMAIL
        others = self.names.get(keys.name, ())
        return Known.NAME if others and (not keys.profile or "" in others) else Known.NEW

    def note(self, keys):
        self.profiles.add(keys.profile)
        self.emails.add(keys.email)
        self.names[keys.name].add(keys.profile)


class OnTheList(People):
    """Everyone on a client's list, those put away too."""

    def __init__(self, client):
        super().__init__()
        self.client, self.newest = client, 0
        self.catch_up()

    def catch_up(self):
        """Takes in those who came since. One query."""
        fields = ("pk", "name", "company_key", "email", "profile_key")
        newer = self.client.contacts.filter(pk__gt=self.newest).order_by("pk").values_list(*fields)
        for pk, *facts in newer.iterator(chunk_size=5000):
            self.newest = pk
            self.note(_keys(*facts))
