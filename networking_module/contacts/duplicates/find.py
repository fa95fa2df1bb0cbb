"""Who is already on a client's list, archived people included."""

from functools import partial

from coaching.people.models import Client
from networking_module.contacts.duplicates.rule import Match, People, Signs, signs
from networking_module.contacts.models import Contact

FIELDS = (
    *("client", "name", "company", "role", "email", "phone", "profile"),
    *("company_key", "profile_key", "not_the_same_as", "archived_at"),
)
SUREST = list(Match)
MOST_NAMESAKES = 3  # that the page of one person names


class ListedPeople(People):
    """Everyone on a client's list, by the rule of `rule.py`. One query, and one for each `catch_up`."""

    def __init__(self, client: Client) -> None:
        super().__init__()
        self.client, self.newest = client, 0
        self.catch_up()

    def catch_up(self) -> None:
        """Takes in those who came onto the list since."""
        for contact in self.client.contacts.filter(pk__gt=self.newest).order_by("pk").only(*FIELDS).iterator(chunk_size=5000):
            self.newest = contact.pk
            self.learn(_stored_signs(contact), contact)


def pairs_of(client: Client) -> list[tuple[Contact, Contact, Match]]:
    """(one, other, by what) of all who could be one person, the surest first; who has been on the list for longer is the one.

    Everyone is in it with the likeliest of those before them; whom the client told apart from that one, with the next. Of two who
    are archived nothing is asked. One query.
    """
    people, pairs = People(), []
    for contact in client.contacts.order_by("pk").only(*FIELDS):
        stored = _stored_signs(contact)
        match, known = people.find(stored, partial(_unasked, contact))
        if match:
            pairs.append((known, contact, match))
        people.learn(stored, contact)
    return sorted(pairs, key=lambda pair: SUREST.index(pair[2]))


def namesakes(contact: Contact) -> list[Contact]:
    """A few others on the list with the name of the contact who could be the same person, the longest there first. One query."""
    same = Contact.objects.filter(client=contact.client_id, name_key=contact.name_key).exclude(pk=contact.pk)
    return [other for other in same.order_by("pk").only(*FIELDS) if _could_be(contact, other)][:MOST_NAMESAKES]


def told_apart(one: Contact, other: Contact) -> bool:
    """Whether the client said that they are two; either may remember it."""
    return other.pk in one.not_the_same_as or one.pk in other.not_the_same_as


def _unasked(one: Contact, other: Contact) -> bool:
    return told_apart(one, other) or bool(one.archived_at and other.archived_at)


def _could_be(one: Contact, other: Contact) -> bool:
    people = People()
    people.learn(_stored_signs(other), other)
    return people.find(_stored_signs(one), partial(_unasked, one))[0] is not None


def _stored_signs(contact: Contact) -> Signs:
    return signs(name=contact.name, company_key=contact.company_key, email=contact.email, profile_key=contact.profile_key)
