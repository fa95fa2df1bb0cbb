"""The way to the account, for someone who bought without being signed in and asks for it again, or too early."""

from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.payments.checkout.known_orders import KnownOrder, Stands
from coaching.payments.instalments import reads as instalments
from coaching.people.invitations import mail_way_in
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
register(
    MailKind(
        slug="payments.before_account",
        title=_("A sign-in code was asked for, before there is an account"),
        subject=_("Your account at {practice} isn't open yet"),
        body=_(
            "Hello {name},\n\nSomebody asked for a code to sign in with this address. There is no account yet: it opens once "
            "“{title}” is paid. The page below says how that stands.\n\nIf it wasn't you, there's nothing to do."
        ),
        placeholders={"name": "Pia", "title": "Four sessions", "practice": SAMPLE_PRACTICE, "url": "https://example.org/"},
        button=_("See how it stands"),
    )
)
register(
    MailKind(
        slug="payments.bought_before",
        title=_("Someone begins to buy what they have paid already"),
        subject=_("There is an order of “{title}” with your address already"),
        body=_(
            "Hello {name},\n\nSomebody just began to buy “{title}” with this address, and nothing was charged now. {standing}\n\n"
            "If it wasn't you, there's nothing to do."
        ),
        placeholders={
            "name": "Pia",
            "title": "Four sessions",
            "standing": "You have bought it already. If you want it once more, go on from the page below.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("See how it stands"),
    )
)


STANDING = {
    Stands.PENDING: _("A payment for it is on its way, and a bank has yet to confirm it. Please wait for that."),
    Stands.PAID: _("You have bought it already. If you want it once more, go on from the page below."),
    Stands.OPEN: _("You have begun to buy it already, and it isn't paid yet. Go on from the page below."),
    Stands.ASKED: _("Someone else was asked already to pay for it, and hasn't paid yet."),
}


def send_bought_before(known: KnownOrder) -> None:
    """Mails whoever has an order that somebody begins the same again with their address."""
    client = known.client
    context = {"name": client.first_name, "title": known.title, "standing": _standing(known), "url": known.url}
    send("payments.bought_before", to=client.email, sender=client.coach, cause=f"again:{uuid4()}", context=context)


def _standing(known: KnownOrder) -> str:
    """Of monthly payments, how they stand: a month that failed is not on its way."""
    months = instalments.of_checkout(known.checkout) if known.checkout and known.stands == Stands.PENDING else None
    return months.to_client if months else str(STANDING[known.stands])


def send_before_account(*, client: Client, title: str, url: str) -> None:
    """Mails a prospect the page on which the account begins that they asked to get into."""
    context = {"name": client.first_name, "title": title, "url": url}
    cause = f"before-account:{uuid4()}"
    send("payments.before_account", to=client.email, sender=client.coach, cause=cause, context=context)


def send_way_in(client: Client) -> None:
    """Mails a client how to get to their own pages: to their address alone, never one that a visitor types."""
    if client.user_id is None:
        return mail_way_in(client=client, page=reverse("payments:sessions"))
    context = {"name": client.first_name, "url": absolute("payments:sessions")}
    send("payments.way_in", to=client.email, sender=client.coach, cause=f"way-in:{uuid4()}", context=context)
