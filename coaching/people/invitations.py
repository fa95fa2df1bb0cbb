"""From a prospect to a client with an account."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.mail.cards import Person
from coaching.mail.outbox import send
from coaching.modules import installed_modules
from coaching.people.entries import at_address, locked
from coaching.people.faces import face_of
from coaching.people.groups import PAUSED
from coaching.people.links import INVITATION, going_on, open_invitation
from coaching.people.mails import invitation_card
from coaching.people.models import Client, Invitation, ModuleAccess
from coaching.people.timeline import record
from coaching.practice.addresses import full
from coaching.signals import client_joined

VALID_FOR = timedelta(days=30)
JOINED = "people.joined"
Teller = Callable[[Client], str]
_tellers: list[Teller] = []


class InvitationError(Exception):
    """The invitation cannot be sent or accepted; the message says why, for the person who tried."""


def tells(teller: Teller) -> Teller:
    """Lets a room say in a sentence what is behind an invitation of a client's, or ""."""
    _tellers.append(teller)
    return teller


@transaction.atomic
def invite(*, client: Client, now: datetime | None = None, page: str = "") -> Invitation:
    """Makes a prospect a client, gives them the installed modules and mails them a link to open their account, which goes on to
    a `page` of theirs (a path).

    Inviting again makes earlier links useless. Raises InvitationError when they already have an account.
    """
    now = now or timezone.now()
    client = locked(client)
    if client.user_id:
        raise InvitationError(_("%(name)s already has an account.") % {"name": client.name})
    if client.has_left(now):
        raise InvitationError(_("This client has left, and their address was deleted. Please add them again."))
    client.invitations.filter(accepted_at=None).update(expires_at=now)
    invitation = Invitation.objects.create(client=client, email=client.email, sent_at=now, expires_at=now + VALID_FOR)
    if client.is_prospect:
        client.stage = Client.Stage.ACTIVE
    client.is_to_be_invited = False
    client.save(update_fields=["stage", "is_to_be_invited"])
    give_modules(client=client)
    record(client=client, kind="people.invited", text=_("Invited to practice online"), at=now)
    _mail(client, invitation, f"invitation:{invitation.pk}", page)
    return invitation


@transaction.atomic
def mail_way_in(*, client: Client, now: datetime | None = None, page: str = "") -> None:
    """Mails the link that opens their account and goes on to a `page` (a path): the one they have, which stays good, or a new
    one. Raises InvitationError."""
    if found := None if client.user_id else open_invitation(client):
        _mail(client, found, f"invitation:{found.pk}:{uuid4()}", page)
    else:
        invite(client=client, now=now, page=page)


def mail_ways_in(*, email: str, now: datetime | None = None, page: str = "") -> bool:
    """As `mail_way_in`, for the clients without an account who have this address, or had it; whether there is any. A prospect
    has none."""
    known = Client.objects.filter(at_address(email), user=None, stage__in=Client.CLIENT_STAGES).select_related("coach")
    newest = {client.coach_id: client for client in known.order_by("pk")}  # of one person's rows with a coach
    for client in newest.values():
        mail_way_in(client=client, now=now, page=page)
    return bool(newest)


def _mail(client: Client, invitation: Invitation, cause: str, page: str) -> None:
    coach, url = client.coach, going_on(INVITATION.url(invitation), page)
    send(
        "invitation",
        to=client.email,
        sender=coach,
        cause=cause,
        context={
            "name": client.first_name,
            "coach": coach.name,
            "behind": " ".join(filter(None, (tell(client) for tell in _tellers))),
            "url": url,
            "card": invitation_card(Person(coach.name, coach.certification, full(face_of(coach))), url),
        },
        facts={"invitation": invitation.pk},
    )


def give_modules(*, client: Client) -> None:
    """Gives a client every installed module they lack."""
    rows = [ModuleAccess(client=client, slug=module.slug) for module in installed_modules()]
    ModuleAccess.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def accept(*, invitation: Invitation, now: datetime | None = None) -> User:
    """Opens the account and joins it to the client. Returns the user.

    The mail proved the address, so an account that already has it is the same person's. Raises InvitationError for a
    link that was used or has run out.
    """
    now = now or timezone.now()
    invitation = Invitation.objects.select_for_update().select_related("client__coach").get(pk=invitation.pk)
    if not invitation.is_open(now):
        raise InvitationError(_("This link was used or has expired. Sign in, or ask your coach for a new one."))
    client = invitation.client
    client.user = _opened(account_at(invitation.email))
    if Client.objects.filter(coach=client.coach, user=client.user).exclude(pk=client.pk).exists():
        raise InvitationError(_("You already have an account with this coach. Please sign in."))
    client.save(update_fields=["user"])
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    record(client=client, kind=JOINED, text=_("Opened an account"), at=now, active=True)
    client_joined.send(sender=Client, client=client)
    return client.user


def is_for(invitation: Invitation, user: User | AnonymousUser) -> bool:
    """Whether it adds a coach to the account that this person is signed in to."""
    return user.is_authenticated and _known(invitation.email) == user


def _known(email: str) -> User | None:
    from allauth.account.models import EmailAddress

    found = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    return found.user if found else None


def _opened(user: User) -> User:
    """An account that may sign in as a client's, also of someone whose help is paused: what they may do stays taken away."""
    if not user.is_active and user.groups.filter(name__in=PAUSED.values()).exists() and not hasattr(user, "coach"):
        user.is_active = True
        user.save(update_fields=["is_active"])
    return user


def account_at(email: str) -> User:
    """The account whose confirmed address this is, or a new one, for someone who proves the address by a mail."""
    from allauth.account.models import EmailAddress

    if known := _known(email):
        return known
    user = get_user_model().objects.create_user(username=_free_name(email.lower()), email=email.lower())
    EmailAddress.objects.get_or_create(user=user, email=email.lower(), defaults={"verified": True, "primary": True})
    return user


def _free_name(email: str) -> str:
    """A name for an account, which nobody types: the address, unless someone had it before they changed theirs."""
    name = email[:150]
    return f"{name[:113]}-{uuid4()}" if get_user_model().objects.filter(username=name).exists() else name
