"""A client's name, address, phone and zone, corrected by their coach."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking import bookings
from coaching.booking.models import Booking
from coaching.payments.account.lots import locked
from coaching.people.models import Client
from coaching.people.preferring import prefer
from coaching.people.timeline import record


class DetailsError(Exception):
    """This can't be corrected here; the message says why and what to do."""


@transaction.atomic
def correct(
    *,
    client: Client,
    name: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    zone: str | None = None,
    now: datetime | None = None,
) -> Client:
    """Keeps what is given (None: as it is). What is booked follows: its name, and its invitation goes to the new address.

    A link to open the account that went to the old address no longer works. Raises DetailsError for the address of someone who
    signs in with it.
    """
    now = now or timezone.now()
    client = locked(client)
    if email and email != client.email:
        _move_address(client, email, now)
    if name and name != client.name:
        client.bookings.filter(guest_name=client.name, start__gt=now).update(guest_name=name)
        client.name = name
    client.phone = client.phone if phone is None else phone
    client.save(update_fields=["name", "email", "phone"])
    if zone and zone != client.timezone:
        prefer(client=client, zone=zone, now=now)
    return client


def _move_address(client: Client, email: str, now: datetime) -> None:
    if client.user_id:
        raise DetailsError(
            _("%(name)s signs in with this address, and changes it on their own page “Account”.") % {"name": client.name}
        )
    coming = client.bookings.filter(status=Booking.Status.BOOKED, start__gt=now, guest_email__iexact=client.email)
    for booking in coming.with_details():
        bookings.correct_address(booking=booking, email=email, now=now)
    client.invitations.filter(accepted_at=None).update(expires_at=now)
    client.email = email
    record(client=client, kind="people.address", text=_("Now gets emails at another address"), at=now)
