"""Why to be careful with what is said to someone: they, or their employer, must not know that the client is looking."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from coaching.people.models import Client
from networking_module.contacts.discretion.giveaways import giveaways
from networking_module.contacts.models import Contact, UnawareEmployer


@dataclass(frozen=True)
class Caution:
    """`employer` is the rule's own writing where the contact is there, or ""; otherwise the contact is marked. `quotes` are the
    sentences of a text that may give it away."""

    contact: Contact
    employer: str = ""
    quotes: tuple[str, ...] = ()

    def __str__(self) -> str:
        who = self.contact.first_name if self.contact.must_not_know else self.employer
        return _("You said that %(who)s must not know that you're looking.") % {"who": who}

    @property
    def why(self) -> str:
        """Which rule it was."""
        facts = {"name": self.contact.first_name, "company": self.contact.company, "employer": self.employer}
        if self.contact.must_not_know:
            return _("You marked %(name)s yourself.") % facts
        return _("%(name)s is at “%(company)s”, and you named “%(employer)s” as an employer who must not know.") % facts


class Cautions:
    """The client's rules, for any number of their people: one query, when someone is asked about for the first time."""

    def __init__(self, client_id: int) -> None:
        self.client_id = client_id

    @classmethod
    def of_clients(cls, clients: Iterable[Client]) -> dict[int, "Cautions"]:
        """{client: their rules}, with one query for all of them."""
        found = {client.pk: cls(client.pk) for client in clients}
        for cautions in found.values():
            cautions.employers = {}
        for employer in UnawareEmployer.objects.filter(client__in=found):
            found[employer.client_id].employers[employer.company_key] = employer.name
        return found

    @cached_property
    def employers(self) -> dict[str, str]:
        """{key of the company: the employer as the client wrote it}."""
        return dict(UnawareEmployer.objects.filter(client=self.client_id).values_list("company_key", "name"))

    @property
    def has_any(self) -> bool:
        """Whether anyone must not know. Two queries at most."""
        return bool(self.employers) or Contact.objects.filter(client=self.client_id, must_not_know=True).exists()

    def of(self, contact: Contact, text: str = "") -> Caution | None:
        """Why to be careful with someone, and which sentences of the text to look at; None where nothing was said of them."""
        employer = self.employers.get(contact.company_key, "") if contact.company_key else ""
        if not (contact.must_not_know or employer):
            return None
        return Caution(contact, employer, giveaways(text))

    def among(self, contacts: Iterable[Contact]) -> list[Caution]:
        """Those of the people with whom to be careful."""
        return [caution for contact in contacts if (caution := self.of(contact))]


def caution_about(contact: Contact, text: str = "") -> Caution | None:
    """`Cautions.of` for one person. One query."""
    return Cautions(contact.client_id).of(contact, text)
