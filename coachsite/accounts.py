from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from coaching.mail.rendering import letter
from coaching.people.access import own_clients
from coaching.practice.models import PracticeSettings


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations alone: nobody signs up by themselves."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """Speaks in the practice's name, where allauth would give the host's."""
        practice = {"name": PracticeSettings.load().name, "domain": settings.SITE_URL}
        super().send_mail(template_prefix, email, {**context, "current_site": practice})

    def render_mail(self, template_prefix, email, context, headers=None):
        """Codes and notices wear the look of every other mail."""
        mail = super().render_mail(template_prefix, email, context, headers)
        practice = PracticeSettings.load().name
        mail.attach_alternative(letter("html", mail.subject, mail.body, practice), "text/html")
        return mail

    def format_email_subject(self, subject):
        return subject


def home_of(user):
    """Where someone who signed in belongs: staff to the admin, a client to their home."""
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    if own_clients(user).exists():
        return reverse("client_area:home")
    raise Http404


def after_sign_in(request):
    """Sends whoever has just signed in to the place they work in."""
    return redirect(home_of(request.user) if request.user.is_authenticated else "account_login")
