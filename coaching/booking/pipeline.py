"""From a booking to a client."""

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.people.invitations import invite
from coaching.people.timeline import record


@transaction.atomic
def make_client(*, booking, now=None):
    """Makes the guest of a booking a client and invites them; what they answered goes into the timeline.

    Raises InvitationError when they already have an account.
    """
    invitation = invite(client=booking.client, now=now)
    for each in booking.answers:
        if each["answer"]:
            text = _("Before the call: %(question)s %(answer)s") % each
            record(client=booking.client, kind="booking.answer", text=text, at=now, for_client=False)
    return invitation
