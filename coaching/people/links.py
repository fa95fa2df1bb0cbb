"""The signed link with which someone who was invited opens their account: once, for as long as the invitation holds."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people.models import Client, Invitation
from coaching.people.own_entries import with_entry
from coaching.practice.addresses import address
from coaching.signed_links.links import Opened, SignedLink, register
from coaching.signed_links.outcomes import Newest, Outcome


def _outcome(opened: Opened[Invitation]) -> Outcome:
    client = opened.existing_row.client
    if client.user_id:
        return used()
    if newer := open_invitation(client):
        newest = Newest(newer, newer.email, client.first_name, client.coach)
        return Outcome(_("There is a newer invitation"), _("This one no longer works."), newest=newest)
    words = _("It was good for 30 days, or was withdrawn. Ask %(coach)s for a new one.") % {"coach": client.coach.name}
    action = (_("Write to %(coach)s") % {"coach": client.coach.name}, f"mailto:{client.coach.email}")
    return Outcome(_("This invitation has expired"), words, action=action)


def used(page: str = "") -> Outcome:
    """Of an invitation whose account is open: signing in leads to the `page` (a path) that its link promised."""
    words = _("Sign in with your email address; you need no password.")
    if page:
        words = _("Sign in to see the page that your email is about. You need no password.")
    return Outcome(_("You have opened your account already"), words, action=(_("Sign in"), sign_in(page)))


def someone_elses(email: str) -> Outcome:
    """Of an invitation that was used, for who is signed in with another account, `email`."""
    words = _("You are signed in as %(email)s, and this invitation was another person's. If it was yours, sign out first.")
    action = (_("Sign out"), reverse("account_logout"))
    return Outcome(_("This belongs to another account"), words % {"email": email}, action=action)


def sign_in(page: str) -> str:
    """The path for signing in, from where it goes on to a page."""
    return going_on(reverse("account_login"), page)


def going_on(address: str, page: str) -> str:
    """An address from which it goes on to a page of ours (a path); as it is where there is none."""
    return f"{address}?{urlencode({'next': page})}" if page else address


def own_page(client: Client, page: str, *args: int) -> str:
    """The full address of a page of a client's own, for their emails: by way of their invitation, while they have no account."""
    return own_address(client, reverse(page, args=args))


def own_address(client: Client, path: str) -> str:
    """As `own_page`, of a page's path."""
    invitation = None if client.user_id else open_invitation(client)
    return going_on(INVITATION.url(invitation), path) if invitation else with_entry(address(path), client)


def own_page_if_any(client: Client, page: str, *args: int) -> str:
    """As `own_page`; "" for those who have neither an account nor an invitation, in emails that say all without it."""
    return own_page(client, page, *args) if client.user_id or open_invitation(client) else ""


def open_invitation(client: Client) -> Invitation | None:
    """The one that still opens their account, to the address they have now."""
    now = timezone.now()
    found = (each for each in client.invitations.all() if each.is_open(now) and each.email.lower() == client.email.lower())
    return next(found, None)


INVITATION = register(
    SignedLink(
        "coaching.invitation",
        rows=Invitation.objects.select_related("client__coach"),
        page="people:invitation",
        outcome=_outcome,
        is_open=lambda invitation: invitation.is_open(timezone.now()),
    )
)
