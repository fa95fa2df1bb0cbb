"""Who is on the list already: known by profile, then by mail, then by name and company."""

from collections import defaultdict

from networking_module.contacts.normalize import person_key, profile_key


def signs_of(contact):
    """What a contact is known by, the surest first."""
    if contact.profile:
        yield "profile", profile_key(contact.profile)
    if contact.email:
        yield "mail", contact.email.casefold()
    yield "name", person_key(contact.name, contact.company)


def could_be_one(one, other):
    """Two profiles are two people, whatever their names."""
    return not (one.profile and other.profile) or profile_key(one.profile) == profile_key(other.profile)


class Known:
    """People by their signs."""

    def __init__(self, contacts=()):
        self.by_sign = defaultdict(list)
        for contact in contacts:
            self.learn(contact)

    def learn(self, contact):
        for sign in signs_of(contact):
            self.by_sign[sign].append(contact)

    def find(self, contact):
        """The one of them who is the same person, or None."""
        found = (each for sign in signs_of(contact) for each in self.by_sign.get(sign, ()) if could_be_one(each, contact))
        return next(found, None)

    def pairs(self):
        """(one, other) of all who could be one person, who has been on the list for longer first; not those whom the client
        told apart."""
        same = (sorted(group, key=lambda each: each.pk) for group in self.by_sign.values() if len(group) > 1)
        pairs = ((group[0], other) for group in same for other in group[1:] if could_be_one(group[0], other))
        pairs = ((one, other) for one, other in pairs if other.pk not in one.not_the_same_as)
        return list({(one.pk, other.pk): (one, other) for one, other in pairs}.values())


def known_people(client):
    """Everyone on the client's list, put away or not. One query."""
    return Known(client.contacts.only("client", "name", "company", "role", "email", "profile", "not_the_same_as"))
