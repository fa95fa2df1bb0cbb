"""The three pages that ask for an emailed code, and the one that emails a new one with one tap."""

from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.flows.password_reset_by_code import PASSWORD_RESET_VERIFICATION_SESSION_KEY
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.models import EmailAddress
from allauth.account.views import (
    ConfirmEmailVerificationCodeView,
    ConfirmLoginCodeView,
    ConfirmPasswordResetCodeView,
)
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from coaching.accounts.mail_state import mails_wait
from coaching.practice.lazy_text import StrOrPromise

if TYPE_CHECKING:
    from django.views.generic import FormView as Base
else:
    Base = object


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class _CodeView(Base):
    """Asks for the code. A wrong one says how many tries are left; an expired one leads to a new one, the address kept.

    `session_key` is where allauth keeps what it waits for, `again` the address that mails another code, as for the first.
    """

    template_name = "account/code.html"
    session_key = ""
    title: StrOrPromise = ""
    button: StrOrPromise = ""
    _process: Any

    @property
    def again(self) -> str:
        return ""

    @property
    def address_key(self):
        """Where the session keeps the address for a page that is opened again after its code has run out."""
        return f"{self.session_key}_address"

    def dispatch(self, request, *args, **kwargs):
        self.address = self._address(request)
        response = super().dispatch(request, *args, **kwargs)
        return response if self.is_waiting() else self.over(_("This code can no longer be used."))

    def _address(self, request):
        waiting = request.session.get(self.session_key)
        asked = waiting.get("email") if isinstance(waiting, dict) else ""
        return (asked or request.POST.get("email") or request.session.get(self.address_key) or "")[:254]

    def is_waiting(self):
        """Whether allauth still waits for this code, or was just given it."""
        return bool(getattr(self, "_process", None))

    def over(self, why):
        """One button mails a fresh code. Without an address the person types it again."""
        if not self.address:
            messages.info(self.request, _("Please ask for a new code."))
            return redirect(self.again)
        self.request.session[self.address_key] = self.address
        return render(self.request, "account/code_over.html", {**self.words(), "why": why})

    def words(self):
        """What both pages need besides the form."""
        following = self.request.POST.get("next") or self.request.GET.get("next") or ""
        return {
            "email": self.address,
            "minutes": settings.CODE_SECONDS // 60,
            "again": reverse(self.again),
            "title": self.title,
            "button": self.button,
            "mails_wait": mails_wait(),
            "next": following,
            **self.more(),
        }

    def more(self):
        return {}

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), **self.words()}

    def form_valid(self, form):
        self.request.session.pop(self.address_key, None)
        return super().form_valid(form)

    def form_invalid(self, form):
        if not self._process.record_invalid_attempt():
            return self.over(_("That wasn't the code, and there are no tries left."))
        left = self._process.max_attempts - self._process.state["failed_attempts"]
        words = ngettext("You can try %(count)d more time.", "You can try %(count)d more times.", left)
        form.errors["code"] = form.error_class([" ".join([*form.errors.get("code", ()), words % {"count": left}])])
        return self.render_to_response(self.get_context_data(form=form))


class SignInCodeView(_CodeView, ConfirmLoginCodeView):
    session_key, again = LOGIN_SESSION_KEY, "account_request_login_code"
    title, button = _("Type the code from the email"), _("Sign in")

    def more(self):
        return {"may_be_invited": True}

    def is_waiting(self):
        return super().is_waiting() or self.request.user.is_authenticated


class ResetCodeView(_CodeView, ConfirmPasswordResetCodeView):
    session_key, again = PASSWORD_RESET_VERIFICATION_SESSION_KEY, "account_reset_password"
    title, button = _("Choose a new password"), _("Go on")


class AddressCodeView(_CodeView, ConfirmEmailVerificationCodeView):
    session_key = EMAIL_VERIFICATION_CODE_SESSION_KEY
    title, button = _("Confirm your address"), _("Confirm")

    @property
    def again(self):
        """Who is not signed in yet gets a code to sign in, which confirms the address too."""
        return "account_email" if self.request.user.is_authenticated else "account_request_login_code"

    def more(self):
        """allauth sends again to an address that it knows, and adds one that it does not."""
        mine = EmailAddress.objects.filter(user=self.request.user.pk, email__iexact=self.address).exists()
        return {"action": "action_send" if mine else "action_add"}
