"""From a booking to a client."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people.invitations import invite
from coaching.people.models import Client
from coaching.people.timeline import record


@transaction.atomic
def make_client(*, booking, now=None):
    """Makes the guest of a booking a client and invites them; what they answered goes into the coach's timeline.

    Pressed again it only invites again. Raises InvitationError when they already have an account.
    """
    now = now or timezone.now()
    client = Client.objects.select_for_update(no_key=True).get(pk=booking.client_id)
    was_prospect, invitation = client.is_prospect, invite(client=client, now=now)
    for each in booking.answers if was_prospect else ():
        if each["answer"]:
            text = _("Before the call: %(question)s %(answer)s") % each
            record(client=client, kind="booking.answer", text=text, at=now, for_client=False)
    return invitation
