"""A client's row, found and locked; also by the number of an entry that was merged into it since."""

from django.db.models import Q, QuerySet

from coaching.people.models import Client, FormerEntry
from coaching.practice.searching import containing


def locked(client: Client) -> Client:
    """Their row, locked, and first of all: whoever locks a coach too does it in this order. Two taps at once are one decision.

    Of an entry that was merged meanwhile it is the one that stayed. Raises Client.DoesNotExist for one that is gone.
    """
    rows = Client.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk=client.pk).first() or rows.get(pk=current_number(client.pk))


def current_number(number: int) -> int:
    """The number of the entry that an entry was merged into; its own for any other. One query."""
    return FormerEntry.objects.filter(number=number).values_list("client", flat=True).first() or number


def numbered(clients: QuerySet[Client], number: int) -> Client | None:
    """The one with this number among the clients, or that has taken in the entry with it. One query, two for the latter."""
    return clients.filter(pk=number).first() or clients.filter(former_entries__number=number).first()


def at_address(email: str) -> Q:
    """For a query of clients: whoever is under this address, or has been."""
    return Q(email__iexact=email) | Q(pk__in=FormerEntry.objects.filter(email__iexact=email).values("client"))


def looked_for(clients: QuerySet[Client], words: str, *more: str) -> QuerySet[Client]:
    """The clients with each of the words in their name, in an address they are or have been under, or in one of `more` fields."""
    return containing(clients, words, "name", "email", *more, also=_formerly)


def _formerly(word: str) -> Q:
    return Q(pk__in=FormerEntry.objects.filter(email__icontains=word).values("client"))
