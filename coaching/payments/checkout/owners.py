"""Whose sessions a checkout pays for."""

from django.db.models import F

from coaching.payments.models import Checkout
from coaching.people.models import Client

Status = Checkout.Status


def owner_of(checkout: Checkout) -> Client:
    """Its client; or the client of that coach who has the address already that a visitor paid with.

    A visitor's address is unverified, so it joins nobody before there is money, and whoever paid is shown nothing. But what
    is paid for a client's address is that client's. Runs inside the transaction that makes the purchase.
    """
    client = Client.objects.select_related("coach").get(pk=checkout.client_id)
    known = future_owner_of(checkout)
    if known == client:
        return client
    checkout.client, checkout.status = known, Status.PAID  # at once: the client may have one of their own under way
    checkout.save(update_fields=["client", "status"])
    client.checkouts.exclude(status__in=[Status.OPEN, Status.PENDING]).update(client=known)
    if not (client.bookings.exists() or client.notes.exists() or client.checkouts.exists()):
        client.delete()  # it was made to buy, and nothing else
    return known


def future_owner_of(checkout: Checkout) -> Client:
    """Whose it will be once it is paid; nothing changes yet."""
    client = Client.objects.select_related("coach").get(pk=checkout.client_id)
    known = _known(client) if checkout.without_account and client.is_prospect else None
    return known or client


def _known(client: Client) -> Client | None:
    known = client.same_address().select_related("coach").filter(stage__in=Client.CLIENT_STAGES)
    return known.order_by(F("user").asc(nulls_last=True), "pk").first()
