"""The link by which someone who was invited to help comes in for the first time."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.accounts.last_sign_in import last_sign_in
from coaching.desk.helpers.people import helpers, name_of
from coaching.signed_links.links import Opened, SignedLink, Status, register
from coaching.signed_links.outcomes import Newest, Outcome

VALID_FOR = timedelta(days=14)


def _over(opened: Opened[User]) -> Outcome:
    person = opened.existing_row
    if opened.status is Status.TOO_OLD:
        newest = Newest(person, person.email, name_of(person)) if helpers().filter(pk=person.pk).exists() else None
        return Outcome(_("This link has expired"), _("It was good for two weeks."), newest=newest)
    words = _("It lets you in the first time. From then on you sign in with your address, and we email you a code.")
    return Outcome(_("This link has done its work"), words, action=(_("Sign in"), reverse("account_login")))


JOIN = register(
    SignedLink(
        "coaching.help_here",
        rows=get_user_model().objects.filter(is_active=True),
        page="helpers:join",
        outcome=_over,
        state=last_sign_in,
        is_open=lambda user: user.has_perm("wagtailadmin.access_admin"),
        lifetime=VALID_FOR,
    )
)
