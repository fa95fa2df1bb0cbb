"""What allauth asks of this site."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _

from coaching.accounts import known_devices, mails, shared_computer
from coaching.accounts.own_address import count_as_verified
from coaching.accounts.rate_limits import may_try
from coaching.practice import request_values
from coaching.practice.refusals import TOO_MANY_TRIES_OR_CODE


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations alone: nobody signs up by themselves. Mails go through the outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and password don't match."),
        "incorrect_code": _("That isn't the code in our latest email."),
        "too_many_login_attempts": TOO_MANY_TRIES_OR_CODE,
        "too_many_codes": _(
            "Many codes were requested for this address. The latest email may have arrived by now. If not, wait "
            "ten minutes, or sign in with your password if you have one."
        ),
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        page = request_values.path(self.request.POST.get("next")) if self.request else ""
        mails.queue(template_prefix, email, context, page)

    def pre_authenticate(self, request, **credentials):
        """Refuses the password of a stranger who tries too often, before it is looked at."""
        if not may_try(request, "password", credentials.get("email") or ""):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user:
            count_as_verified(user)
        return user

    def post_login(self, request, user, **details):
        response = super().post_login(request, user, **details)
        if shared_computer.is_shared(request):
            shared_computer.limit_session(request)
        else:
            known_devices.remember(request, response, user)
        return response
