"""The mails of accounts: codes, and notes about what was changed. Their prefixes are allauth's names for its mails."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coaching.mail.cards import Card
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.models import Message
from coaching.mail.outbox import send
from coaching.mail.rendering import placeholders_in
from coaching.practice.addresses import absolute
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken
from coaching.signals import way_in_asked

GROUP = _("Accounts")
LIFETIME = timedelta(seconds=settings.CODE_SECONDS)
MINUTES = str(settings.CODE_SECONDS // 60)
A_DAY, MOST_UNKNOWN = timedelta(days=1), 100  # how many mails to addresses without an account leave us in a day
SAMPLES = {"practice": SAMPLE_PRACTICE, "email": "clara@example.org"}
CODE = {**SAMPLES, "code": "KXTB-MWQZ", "minutes": MINUTES}
NOTE = {
    **SAMPLES,
    "when": "Tuesday, March 3, 2026, 3 p.m. New York time (EST)",
    "ip": "203.0.113.7",
    "url": "https://example.org/",
}
ADDRESSES = {"from_email": "clara@example.org", "to_email": "clara@home.example", "deleted_email": "clara@work.example"}
KINDS: dict[str, MailKind] = {}  # allauth's prefix: kind


def _register(prefixes, slug, title, subject, body, placeholders, **options):
    kind = register(MailKind(f"accounts.{slug}", title, subject, body, placeholders, group=GROUP, **options))
    KINDS.update(dict.fromkeys(prefixes, kind))
    return kind


def _code(prefixes, slug, title, subject, body):
    """A mail with a code, which works for as long as the mail may take."""
    sample = _code_card(subject, str(CODE["code"]))
    _register(prefixes, slug, title, subject, body, CODE, lifetime=LIFETIME, sample_card=sample)


def _code_card(subject, code):
    """The code is the headline: it is what the reader came for, and is there whatever an editor writes."""
    works = format_lazy(_("Works for {minutes} minutes, on the page that asked for it."), minutes=MINUTES)
    return Card(code, eyebrow=subject, idea=works, is_code=True)


def _note_card(subject, values):
    """What was changed, when and from where, with the one thing to press if it was somebody else."""
    facts = [(_("When"), values.get("when", "")), (_("From the address"), values.get("ip", ""))]
    buttons = ((_("Choose a new password"), values["url"]),)
    return Card(subject, facts=tuple((label, words) for label, words in facts if words), buttons=buttons)


def _note(prefix, slug, title, subject, change):
    """A mail that tells the owner of an account what was changed, and what to do if it was not them."""
    body = _(
        "Hello,\n\n{change}\n\nIf it was you, there's nothing to do. If not, choose a new password right away, and write to us."
    )
    words = lazy(lambda: str(body).replace("{change}", str(change)), str)()
    samples = {name: ADDRESSES[name] for name in placeholders_in(change) if name in ADDRESSES}
    _register([prefix], slug, title, subject, words, {**NOTE, **samples}, sample_card=_note_card(subject, NOTE))


def _first_today(facts):
    """Anybody can type any address. A stranger hears from us once a day, and only a limited number of them."""
    sent = Message.objects.filter(kind="accounts.unknown", state=Message.State.SENT, sent_at__gt=timezone.now() - A_DAY)
    return not sent.filter(to__iexact=facts["email"]).exists() and sent.count() < MOST_UNKNOWN


_code(
    ["account/email/login_code"],
    "sign_in_code",
    _("Code to sign in"),
    _("Your code to sign in"),
    _(
        "Hello,\n\nThis is your code to sign in at {practice}. We never ask you for it anywhere else.\n\n"
        "Didn't ask for a code? Then somebody typed your address. Without this email they can't do anything, so you don't "
        "need to do anything either."
    ),
)
_code(
    ["account/email/password_reset_code"],
    "reset_code",
    _("Code to choose a new password"),
    _("Your code for a new password"),
    _(
        "Hello,\n\nThis is your code to choose a new password at {practice}. We never ask you for it anywhere else.\n\n"
        "Didn't ask for it? Then somebody typed your address. Your password stays as it is."
    ),
)
_code(
    ["account/email/email_confirmation", "account/email/email_confirmation_signup"],
    "confirm_code",
    _("Code to confirm an address"),
    _("Please confirm your address"),
    _(
        "Hello,\n\nSomebody wants to use {email} for an account at {practice}. If it was you, this is the code that confirms "
        "it.\n\nIf it wasn't you, there's nothing to do: without the code, nothing happens."
    ),
)
UNKNOWN = _register(
    ["account/email/unknown_account"],
    "unknown",
    _("Someone asks for a code, but has no account"),
    _("No account with this address"),
    _(
        "Hello,\n\nSomebody asked for a code for {email} at {practice}. No account can be opened with this "
        "address.\n\nIf it was you, try another of your addresses: the one your coach's invitation came to, "
        "or one you have confirmed.\n\nIf it wasn't you, there's nothing to do."
    ),
    {**SAMPLES, "url": "https://example.org/"},
    button=_("Go to the sign-in page"),
    still_wanted=_first_today,
    lifetime=timedelta(hours=1),
)
OTHER = _register(
    [],
    "other",
    _("Any other note about an account"),
    _("{subject}"),
    _("Hello,\n\n{words}"),
    {**SAMPLES, "subject": "About your account", "words": "Something about your account was changed."},
)

NOTES = [
    (
        "account/email/password_changed",
        "password_changed",
        _("A password was changed"),
        _("Your password was changed"),
        _("The password of your account at {practice} was changed."),
    ),
    (
        "account/email/password_set",
        "password_set",
        _("A password was set"),
        _("Your account now has a password"),
        _("Your account at {practice} now has a password. You can still sign in with a code."),
    ),
    (
        "account/email/password_reset",
        "password_reset",
        _("A forgotten password was replaced"),
        _("You have a new password"),
        _("A new password was chosen for your account at {practice}, with a code that we emailed you."),
    ),
    (
        "account/email/email_confirm",
        "confirmed",
        _("An address was confirmed"),
        _("Your address is confirmed"),
        _("{email} is confirmed: you can sign in with it at {practice}."),
    ),
    (
        "account/email/email_changed",
        "changed",
        _("Emails go to another address"),
        _("Our emails now go to another address"),
        _("Emails from {practice} now go to {to_email}, no longer to {from_email}."),
    ),
    (
        "account/email/email_deleted",
        "removed",
        _("An address was removed"),
        _("An address was removed from your account"),
        _("{deleted_email} was removed from your account at {practice}. Nobody can sign in with it anymore."),
    ),
    (
        "mfa/email/totp_activated",
        "app_on",
        _("An authenticator app was added"),
        _("Signing in now takes a second step"),
        _("Signing in to your account at {practice} now takes a code from your authenticator app."),
    ),
    (
        "mfa/email/totp_deactivated",
        "app_off",
        _("The authenticator app was removed"),
        _("Signing in takes one step again"),
        _("Signing in to your account at {practice} no longer takes a code from an authenticator app."),
    ),
    (
        "mfa/email/recovery_codes_generated",
        "recovery_codes",
        _("New recovery codes were made"),
        _("You have new recovery codes"),
        _("New recovery codes were made for your account at {practice}. The old ones no longer work."),
    ),
]
for each in NOTES:
    _note(*each)


def queue(prefix, email, context, page=""):
    """Puts the mail that allauth calls `prefix` into the outbox. One that has no kind here goes out in allauth's words.

    Who has no account, and is known to a room, hears from that room how they get one, and from there to the `page` (a path)
    for which they would sign in.
    """
    kind = KINDS.get(prefix)
    if kind is UNKNOWN and _is_known(email, page):
        return
    values = _values(email, context) if kind else _in_their_words(prefix, {**context, "email": email})
    if kind and "code" in values:
        values["card"] = _code_card(kind.subject, values["code"])
    elif kind and kind is not UNKNOWN:
        values["card"] = _note_card(kind.subject, values)
    send((kind or OTHER).slug, to=email, cause=f"accounts:{uuid4()}", context=values, facts={"email": email})


def _is_known(email, page):
    """Whether someone was mailed the way in, or to what they have, at that address."""
    answers = way_in_asked.send(sender=None, email=email, now=timezone.now(), page=page)
    return any([answer for _receiver, answer in answers])


def _values(email, context):
    known = ("code", "ip", "from_email", "to_email", "deleted_email")
    at, zone = context.get("timestamp") or timezone.now(), PracticeSettings.load().timezone
    return {
        **{name: context[name] for name in known if name in context},
        "email": email,
        "minutes": MINUTES,
        "when": spoken(at, zone),
        "url": absolute("account_reset_password" if "ip" in context else "account_login"),
    }


def _in_their_words(prefix, context):
    site = {"name": PracticeSettings.load().name, "domain": settings.SITE_URL}
    try:
        parts: list[str] = [
            render_to_string(f"{prefix}_{part}.txt", {**context, "current_site": site}) for part in ("subject", "message")
        ]
    except TemplateDoesNotExist:
        parts = [_now("About your account"), _now("Something about your account was changed.")]
    return {"email": context["email"], "subject": parts[0].strip(), "words": parts[1].strip()}
