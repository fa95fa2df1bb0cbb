"""A client whom the coach brings along, without a booking."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people.entries import at_address
from coaching.people.models import Client, Coach
from coaching.people.timeline import record


class KnownAddress(Exception):
    """The coach has someone with this address already: `client`."""

    def __init__(self, client: Client) -> None:
        super().__init__(_("%(name)s has this address already.") % {"name": client.name})
        self.client = client


@transaction.atomic
def add_client(
    *, coach: Coach, name: str, email: str, phone: str = "", zone: str, even_if_known: bool = False, now: datetime | None = None
) -> Client:
    """Adds a client of the coach's, living in the IANA zone. Nobody is mailed. Raises KnownAddress unless `even_if_known`."""
    Coach.objects.select_for_update(no_key=True).get(pk=coach.pk)  # of two presses the second meets the first one's client
    known = Client.objects.filter(at_address(email), coach=coach).exclude(stage=Client.Stage.GONE).order_by("-pk").first()
    if known and not even_if_known:
        raise KnownAddress(known)
    now = now or timezone.now()
    who = {"name": name, "email": email, "phone": phone, "timezone": zone}
    client = Client.objects.create(coach=coach, stage=Client.Stage.ACTIVE, brought_in_at=now, **who)
    words = _("Added by %(coach)s") % {"coach": coach.name}
    record(client=client, kind="people.added", text=words, at=now, for_client=False)
    return client
