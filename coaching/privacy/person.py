"""One human being: an account with its clients (one per coach), or a client who has no account."""

from dataclasses import dataclass
from functools import cached_property

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from coaching.people.models import Client, FormerEntry


@dataclass(frozen=True)
class Person:
    clients: tuple[Client, ...]
    user: User | None = None

    @classmethod
    def of(cls, client: Client) -> "Person":
        """The person that a client is."""
        if client.user_id is None:
            return cls((client,))
        clients = Client.objects.filter(user=client.user_id).select_related("coach").order_by("pk")
        return cls(tuple(clients), client.user)

    @cached_property
    def emails(self) -> set[str]:
        """The addresses that are theirs, in small letters. Of an account only the verified ones, and those of entries that their
        coach merged: anyone can type the others."""
        if self.user is None:
            return {client.email.lower() for client in self.clients if client.email} | self._former
        found = EmailAddress.objects.filter(user=self.user, verified=True).values_list("email", flat=True)
        return {email.lower() for email in found} | self._former

    @property
    def _former(self) -> set[str]:
        """Those under which their coach knew them, too."""
        found = FormerEntry.objects.filter(client__in=self.clients).exclude(email="")
        return {email.lower() for email in found.values_list("email", flat=True)}

    @property
    def works_here(self) -> bool:
        """Whether the account is also a coach's or an editor's, and so outlives the client."""
        user = self.user
        return user is not None and (user.is_superuser or hasattr(user, "coach") or user.groups.exists())
