"""Two links that nobody mails: the command on the machine shows them, to whoever runs it."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from coaching.accounts.last_sign_in import last_sign_in
from coaching.signed_links.links import Opened, SignedLink, register
from coaching.signed_links.outcomes import Outcome
from coaching.website.starting.exists import practice_exists


def _begun(opened: Opened[Site]) -> Outcome:
    if not practice_exists():
        words = _("It was good for a day. Whoever gave it to you can get a new one.")
        return Outcome(_("This link has expired"), words)
    words = _("This link was for its very first hour. Now you sign in.")
    return Outcome(_("This practice has begun"), words, action=(_("Sign in"), reverse("account_login")))


def _used(opened: Opened[User]) -> Outcome:
    words = _("It lets somebody in once, within an hour. Whoever gave it to you can get a new one.")
    return Outcome(_("This link has done its work"), words, action=(_("Sign in"), reverse("account_login")))


SETUP = register(
    SignedLink(
        "coaching.setup",
        rows=Site.objects.filter(is_default_site=True),
        page="website:setup",
        outcome=_begun,
        is_open=lambda site: not practice_exists(),
        lifetime=timedelta(days=1),
    )
)
SIGN_IN = register(
    SignedLink(
        "coaching.sign_in_once",
        rows=get_user_model().objects.filter(is_active=True),
        page="website:sign_in",
        outcome=_used,
        state=last_sign_in,
        lifetime=timedelta(hours=1),
    )
)


def setup_path() -> str:
    """Where a practice is begun: a link that is good for a day."""
    return SETUP.path(Site.objects.get(is_default_site=True))
