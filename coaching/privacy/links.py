"""The signed link by which someone who gave up the account keeps it after all. It dies with the day it is about."""

from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.practice.zones import spoken_day
from coaching.signed_links.links import Opened, SignedLink, register
from coaching.signed_links.outcomes import DONE_ITS_WORK, Newest, Outcome


def _leaves_at(client):
    return client.leaves_at.isoformat() if client.leaves_at else None


def _outcome(opened: Opened[Client]) -> Outcome:
    client = opened.existing_row
    if client.leaves_at:
        words = _("It was about an earlier day. Your account will be deleted on %(day)s; the newest link keeps it.")
        text = words % {"day": spoken_day(client.leaves_at, client.timezone)}
        return Outcome(DONE_ITS_WORK, text, newest=Newest(client, client.email, client.first_name, client.coach.email))
    text = _("Your account is not about to be deleted by what this link was about. To be sure, sign in and look.")
    return Outcome(DONE_ITS_WORK, text, action=(_("To my account"), reverse("after_sign_in")))


STAY = register(
    SignedLink(
        "coaching.privacy.stay",
        rows=Client.objects.select_related("coach", "user").exclude(stage=Client.Stage.GONE),
        page="privacy:stay_by_link",
        outcome=_outcome,
        state=_leaves_at,
        is_open=lambda client: client.leaves_at is not None,
    )
)
