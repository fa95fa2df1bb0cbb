"""The first owner signs in without a mail server: a superuser's own address counts as verified."""

from allauth.account.models import EmailAddress


def count_as_verified(user):
    """The person who creates a superuser runs the site and vouches for the address. Nothing changes for one who already has a
    verified address, or whose address is another account's."""
    email = (user.email or "").lower()
    if not (user.is_superuser and email) or EmailAddress.objects.filter(user=user, verified=True).exists():
        return
    if not EmailAddress.objects.filter(email=email, verified=True).exists():
        EmailAddress.objects.filter(user=user, primary=True).update(primary=False)
        EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
