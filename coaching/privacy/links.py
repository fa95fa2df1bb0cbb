"""The signed link with which someone who asked to delete their account keeps it after all. It works only for the day it names."""

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
        words = _("It was for an earlier day. Your account will be deleted on %(day)s; our latest link keeps it.")
        text = words % {"day": spoken_day(client.leaves_at, client.timezone)}
        return Outcome(DONE_ITS_WORK, text, newest=Newest(client, client.email, client.first_name, client.coach))
    text = _("The request this link was for no longer stands, so it won't delete your account. To be sure, sign in and check.")
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
