"""Who is already on a client's list, archived people included."""

from coaching.people.models import Client
from networking_module.contacts.duplicates.rule import Match, People, Signs, signs
from networking_module.contacts.models import Contact

FIELDS = ("client", "name", "company", "role", "email", "company_key", "profile_key", "not_the_same_as")


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
    """(one, other, by what) of all who could be one person, who has been on the list for longer first; not those whom the
    client told apart. One query."""
    people, pairs = People(), []
    for contact in client.contacts.order_by("pk").only(*FIELDS):
        match, known = people.find(_stored_signs(contact))
        if match and contact.pk not in known.not_the_same_as:
            pairs.append((known, contact, match))
        people.learn(_stored_signs(contact), contact)
    return pairs


def _stored_signs(contact: Contact) -> Signs:
    return signs(name=contact.name, company_key=contact.company_key, email=contact.email, profile_key=contact.profile_key)
