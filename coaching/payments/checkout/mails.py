"""The way to the account, for someone who paid without being signed in and asks for it again."""

from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.people.invitations import invite
from coaching.people.models import Client
from coaching.practice.addresses import absolute

register(
    MailKind(
        slug="payments.way_in",
        title=_("The way to the account, for someone who paid"),
        subject=_("Your own pages at {practice}"),
        body=_(
            "Hello {name},\n\nYou have an account already. Sign in with this email address; you need no password. "
            "What you paid for is on your page of sessions.\n\n"
            "If you didn't ask for this email, you don't need to do anything."
        ),
        placeholders={"name": "Clara", "practice": SAMPLE_PRACTICE, "url": "https://example.org/"},
        button=_("Sign in"),
    )
)


def send_way_in(client: Client) -> None:
    """Mails a client how to get to their own pages: to their address alone, never one that a visitor types."""
    if client.user_id is None:
        invite(client=client)
        return
    context = {"name": client.first_name, "url": absolute("payments:sessions")}
    send("payments.way_in", to=client.email, reply_to=client.coach.email, cause=f"way-in:{uuid4()}", context=context)
