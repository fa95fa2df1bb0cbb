"""From a prospect to a client, and back when that was a slip."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people.entries import locked
from coaching.people.invitations import invite
from coaching.people.models import Client, Invitation
from coaching.people.timeline import record
from coaching.pipeline.offers import stage_before

ANSWERED = "booking.answer"


class PipelineError(Exception):
    """What was asked can't be done; the message is a sentence for the coach."""


@transaction.atomic
def make_client(*, client: Client, now: datetime | None = None) -> Invitation:
    """Makes a prospect a client and invites them; what they answered when booking goes into the coach's timeline.

    Pressed again it only invites again. Raises InvitationError when they already have an account.
    """
    now = now or timezone.now()
    client = locked(client)
    was_prospect = client.is_prospect
    invitation = invite(client=client, now=now)
    if was_prospect:
        Client.objects.filter(pk=client.pk).update(stage_reason="")
        _keep_answers(client, now)
    return invitation


def _keep_answers(client: Client, now: datetime) -> None:
    kept = set(client.timeline.filter(kind=ANSWERED).values_list("text", flat=True))
    for booking in client.bookings.order_by("start"):
        for answer in booking.answers:
            text = (_("Before the call: %(question)s %(answer)s") % answer)[:300]
            if answer["answer"] and text not in kept:
                kept.add(text)
                record(client=client, kind=ANSWERED, text=text, at=now, for_client=False)


@transaction.atomic
def undo_conversion(*, client: Client, now: datetime | None = None) -> Client:
    """Makes someone a prospect again who was made a client by mistake; the invitation's link dies. Raises PipelineError."""
    now = now or timezone.now()
    client = locked(client)
    if client.user_id or client.is_prospect or client.ledger.exists():
        raise PipelineError(_("%(name)s already has an account or sessions, and stays a client.") % {"name": client.name})
    client.invitations.filter(accepted_at=None).update(expires_at=now)
    client.modules.all().delete()
    client.stage = stage_before(client)
    client.save(update_fields=["stage"])
    record(client=client, kind="pipeline.taken_back", text=_("A prospect again"), at=now, for_client=False)
    return client
