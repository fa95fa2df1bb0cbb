"""Who is likely another entry of the same person: of the same coach, by their name or by the address."""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower, Replace

from coaching.people.entries import at_address
from coaching.people.models import Client

MOST = 5


def likely_twins(client: Client) -> QuerySet[Client]:
    """Entries with the same name, or the same address, now or before, also with other dots or after a plus. One query.

    Shown to the coach, who alone can know; nothing is merged by itself.
    """
    others = Client.objects.filter(coach_id=client.coach_id).exclude(pk=client.pk).exclude(stage=Client.Stage.GONE)
    others = others.alias(squashed=Replace(Lower("email"), Value("."), Value("")))
    return others.filter(Q(name__iexact=client.name.strip()) | at_address(client.email) | _like(client.email))[:MOST]


def _like(email: str) -> Q:
    """Addresses that lead to the same box with most providers: dots, and what follows a plus, make no difference."""
    name, _at, place = email.lower().replace(".", "").partition("@")
    box = name.partition("+")[0]
    return Q(squashed=f"{box}@{place}") | Q(squashed__startswith=f"{box}+", squashed__endswith=f"@{place}")
