"""The forms that mail a way into an account, and those that take the code.

A way in never goes to an address that someone merely typed in there: allauth would mail a code to one that waits to be
confirmed; mistyped, it is a stranger's.
"""

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
)
from allauth.account.models import EmailAddress
from allauth.core import context
from django.contrib.auth.models import User
from django.core.validators import MaxLengthValidator
from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from coaching.accounts.rate_limits import may_try


def opens(user, email):
    """Whether an address may open the account: not while it waits to be confirmed beside one that is."""
    own = {own.lower(): verified for own, verified in EmailAddress.objects.filter(user=user).values_list("email", "verified")}
    return own.get(email.lower(), True) or not any(own.values())


def count_mail(way, email):
    """Refuses one mail too many to this address, and an address that no mail could go to (RFC 5321)."""
    MaxLengthValidator(254)(email)
    if not may_try(context.request, way, email):
        raise get_adapter().validation_error("too_many_codes")


class RequestCodeForm(RequestLoginCodeForm):
    _user: User | None

    def clean_email(self):
        count_mail("code", self.cleaned_data["email"])
        email = super().clean_email()
        if self._user and not opens(self._user, email):
            self._user = None
        return email


class RequestResetForm(ResetPasswordForm):
    users: list[User]

    def clean_email(self):
        count_mail("reset", self.cleaned_data["email"])
        email = super().clean_email()
        self.users = [user for user in self.users if opens(user, email)]
        return email


class AddAddressForm(AddEmailForm):
    def clean_email(self):
        email = super().clean_email()
        count_mail("confirm", email)
        return email


if TYPE_CHECKING:
    from django.forms import Form as Base
else:
    Base = object


class _Code(Base):
    """The field that takes a code: phones offer what came by mail, and don't correct it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        assert isinstance(field, CharField)
        field.label, field.max_length = _("Code from the email"), 40
        field.widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "text",
            "autocapitalize": "characters",
            "autocorrect": "off",
            "spellcheck": "false",
            "maxlength": "40",
        }


class CodeForm(_Code, ConfirmLoginCodeForm):
    pass


class AddressCodeForm(_Code, ConfirmEmailVerificationCodeForm):
    pass
