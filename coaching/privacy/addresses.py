"""A person who makes another verified address the first one gets the practice's mails there from now on."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.people.models import Client
from coaching.people.timeline import record


@transaction.atomic
def follow_primary(*, user: User, email: str, now: datetime | None = None) -> list[Client]:
    """Mails for this person go to `email`, reminders of what is booked too; each coach reads of it in the timeline."""
    now = now or timezone.now()
    clients = list(Client.objects.select_for_update(of=("self",)).filter(user=user).exclude(email=email).order_by("pk"))
    for client in clients:
        coming = Booking.objects.filter(client=client, status=Booking.Status.BOOKED, start__gt=now)
        coming.filter(guest_email__iexact=client.email).update(guest_email=email)
        client.email = email
        client.save(update_fields=["email"])
        record(client=client, kind="privacy.address", text=_("Now gets emails at another address"), at=now)
    return clients
