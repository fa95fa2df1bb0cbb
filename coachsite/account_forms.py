"""The forms that mail a way into an account: never to an address that someone merely typed in there.

allauth would mail a code to an address that waits to be confirmed; mistyped, it is a stranger's.
"""

from allauth.account.forms import RequestLoginCodeForm, ResetPasswordForm
from allauth.account.models import EmailAddress


def opens(user, email):
    """Whether an address may open the account: not while it waits to be confirmed beside one that is."""
    own = EmailAddress.objects.filter(user=user)
    return not (own.filter(email__iexact=email, verified=False).exists() and own.filter(verified=True).exists())


class LoginCodeForm(RequestLoginCodeForm):
    def clean_email(self):
        email = super().clean_email()
        if self._user and not opens(self._user, email):
            self._user = None
        return email


class PasswordForm(ResetPasswordForm):
    def clean_email(self):
        email = super().clean_email()
        self.users = [user for user in self.users if opens(user, email)]
        return email
