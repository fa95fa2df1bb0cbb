"""What tells one sign-in of somebody from the next: a link that is good for one dies with it."""

from django.contrib.auth.models import User


def last_sign_in(user: User) -> str:
    """When they signed in last, as a state that a link signs along; "" for never."""
    return user.last_login.isoformat() if user.last_login else ""
