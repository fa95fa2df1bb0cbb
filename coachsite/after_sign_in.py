"""Where someone who signed in belongs."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from coaching.people.own_entries import own_clients


def home_of(user):
    """Staff to the admin, a client to their home."""
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    if own_clients(user).exists():
        return reverse("client_area:home")
    raise Http404


@login_required
@require_safe
def after_sign_in(request):
    """Sends a person who has just signed in to the place they work in."""
    return redirect(home_of(request.user))
