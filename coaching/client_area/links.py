"""The signed link by which the weekly mail is stopped, from a mail program or by hand. It works as long as there is a client."""

from coaching.people.entries import current_number
from coaching.people.models import Client
from coaching.signed_links.links import SignedLink, register

STOP_WEEKLY_MAIL = register(
    SignedLink(
        "coaching.weekly_mail",
        rows=Client.objects.exclude(stage=Client.Stage.GONE),
        page="client_area:stop_weekly_mail",
        followed=current_number,
    )
)
