"""The account itself, and how someone wants to be reached."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from coaching.coaching_hours.models import ListingConsent
from coaching.people.models import (
    ActiveDay,
    Break,
    Client,
    FormerEntry,
    Invitation,
    ModuleAccess,
    Preferences,
    TimelineEntry,
)
from coaching.privacy.data_inventory.subject import COACHS, OURS, SECRET, Subject, User, of_account, of_client

ACCOUNT = (
    Subject(
        "you",
        _("You, as your coach knows you"),
        Client,
        lambda person: Client.objects.filter(pk__in=[client.pk for client in person.clients]),
        (
            "id",
            "coach",
            "name",
            "email",
            "phone",
            "timezone",
            "stage",
            "source",
            "welcomed_at",
            "brought_in_at",
            "last_active_at",
            "leaves_at",
            "created_at",
        ),
        {"user": OURS, "stage_reason": COACHS, "is_to_be_invited": OURS},
    ),
    Subject(
        "account",
        _("Your account"),
        User,
        of_account(User, path="pk"),
        ("email", "first_name", "last_name", "date_joined", "last_login"),
        {
            "id": OURS,
            "username": "The address once more.",
            "password": SECRET,
            "is_active": OURS,
            "is_staff": OURS,
            "is_superuser": OURS,
        },
    ),
    Subject(
        "merged",
        _("Other addresses under which your coach knew you"),
        FormerEntry,
        of_client(FormerEntry),
        ("email", "merged_at"),
        {"id": OURS, "client": OURS, "number": OURS},
    ),
    Subject(
        "addresses",
        _("The addresses you sign in with"),
        EmailAddress,
        of_account(EmailAddress),
        ("email", "verified", "primary"),
        {"id": OURS, "user": OURS},
    ),
    Subject(
        "sign-in",
        _("How else you sign in"),
        Authenticator,
        of_account(Authenticator),
        ("type", "created_at", "last_used_at"),
        {"id": OURS, "user": OURS, "data": SECRET},
    ),
    Subject(
        "invitations",
        _("Invitations"),
        Invitation,
        of_client(Invitation),
        ("email", "sent_at", "expires_at", "accepted_at"),
        {"id": OURS, "client": OURS},
    ),
    Subject(
        "named",
        _("That your coach may name you in their log of hours"),
        ListingConsent,
        of_client(ListingConsent),
        ("on",),
        {"id": OURS, "client": OURS, "by": OURS},
    ),
    Subject("practice", _("What you practice"), ModuleAccess, of_client(ModuleAccess), ("slug",), {"id": OURS, "client": OURS}),
    Subject(
        "timeline",
        _("What happened"),
        TimelineEntry,
        lambda person: TimelineEntry.objects.filter(client__in=person.clients, for_client=True),
        ("on", "at", "kind", "text"),
        {"id": OURS, "client": OURS, "for_client": OURS, "coach_text": "The same in words for your coach."},
    ),
)

PREFERENCES = (
    Subject(
        "preferences",
        _("How you want to be reached"),
        Preferences,
        of_client(Preferences),
        ("telling", "wants_digest", "digest_day", "digest_hour"),
        {"id": OURS, "client": OURS, "next_digest_at": OURS},
    ),
    Subject(
        "breaks",
        _("Pauses and quiet weeks"),
        Break,
        of_client(Break),
        ("kind", "first_day", "last_day", "asked_at"),
        {"id": OURS, "client": OURS},
    ),
    Subject(
        "active-days",
        _("Days when you did something"),
        ActiveDay,
        of_client(ActiveDay),
        ("day",),
        {"id": OURS, "client": OURS},
    ),
)
