"""Who may see whom. Every room's lookups build on these."""

from functools import wraps
from typing import cast
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.people.own_entries import client_of, of_whichever
from coaching.practice.models import PracticeSettings
from coaching.practice.request_values import wants_json


def is_owner(user):
    """Whether this person runs the practice and so sees every coach's clients."""
    return user.is_authenticated and user.has_perm("coaching.see_all_clients")


def owners():
    """The accounts of those who run the practice."""
    return get_user_model().objects.with_perm("coaching.see_all_clients").order_by("pk")


def coach_of(user):
    """The coach that this person is, or None."""
    return getattr(user, "coach", None) if user.is_authenticated else None


def zone_of(user):
    """The zone in which a member of staff reads times: a coach's own, else the practice's."""
    coach = coach_of(user)
    return coach.timezone if coach else PracticeSettings.load().timezone


def clients_of(user):
    """The clients whose rows this member of staff may see: the owner's all, a coach's own, nobody else's."""
    clients = apps.get_model("coaching", "Client").objects.all()
    if is_owner(user):
        return clients
    coach = coach_of(user)
    return clients.filter(coach=coach) if coach else clients.none()


class HasLeft(Exception):
    """Something was to be done for a `client` who is erased, or about to be."""

    def __init__(self, client):
        super().__init__(_("%(name)s has left, so nothing can be done for them anymore.") % {"name": client.name})
        self.client = client


def staying_or_404(clients, pk):
    """That one of the `clients`, for whom something is to be done. Raises Http404, and HasLeft, which leads to their page."""
    return staying(get_object_or_404(clients, pk=pk))


def staying(client):
    """The client, or HasLeft."""
    if client.has_left(timezone.now()):
        raise HasLeft(client)
    return client


class VisibleQuerySet(models.QuerySet):
    """Rows of one client. A subclass whose path to the client is longer sets `client_path`."""

    client_path = "client"

    def visible_to(self, user):
        """Those of the clients that this member of staff may see."""
        if is_owner(user):
            return self
        coach = coach_of(user)
        return self.filter(**{f"{self.client_path}__coach": coach}) if coach else self.none()

    def of_client(self, client):
        return self.filter(**{self.client_path: client})


def chosen_zone(request):
    """The zone that a signed-in visitor chose, as a client or else as a coach; None for everyone else."""
    person = client_of(request) or coach_of(request.user)
    return person.timezone if person else None


def client_required(view, *, welcomed=True):
    """Opens a view to clients only, who find themselves as `request.client`. Others get 404, strangers sign in.

    Inside, times are read and shown in the client's zone.
    Before a client has seen what the coach sees, every page leads to that screen (unless `welcomed` is False), which leads back.
    The browser keeps no copy: Back after signing out shows nothing, and Back while writing shows what is stored.
    """

    @login_required
    @never_cache
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        if client_of(request) is None:
            raise Http404
        return of_whichever(request, lambda: opened(request, *args, **kwargs))

    def opened(request, *args, **kwargs):
        client = request.client
        models.prefetch_related_objects([client], "modules")
        if welcomed and client.welcomed_at is None:
            return redirect(_welcome(request))
        with timezone.override(client.timezone):
            return view(request, *args, **kwargs)

    return wrapper


def _welcome(request):
    """The path of that screen. From their home it goes on to where a newcomer begins."""
    asked_for = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    is_home = request.path == reverse("client_area:home")
    return reverse("people:welcome") + ("" if is_home or not asked_for else f"?{urlencode({'next': asked_for})}")


class NoCoachYet(Exception):
    """A page about a coach's own things was opened in a practice that has no coach."""


def staff_required(view):
    """Opens a view of the admin to coaches and the owner; an editor, a client and a stranger get 404.

    Inside, times are read and shown in the coach's own zone, or the practice's. A view that needs a coach before there is one
    (NoCoachYet) leads to adding one; one that does something for someone who HasLeft leads to what is left of them.
    """

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        if not (is_owner(request.user) or coach_of(request.user)):
            raise Http404
        try:
            with timezone.override(zone_of(request.user)):
                return view(request, *args, **kwargs)
        except HasLeft as error:
            return _to_who_left(request, error)
        except NoCoachYet:
            messages.info(request, _("First add a coach: clients, hours and calendars each belong to one."))
            return redirect("wagtailsnippets_coaching_coach:add")

    return wrapper


def _to_who_left(request, error):
    """A script is told that there is nothing; it can't go anywhere."""
    if wants_json(request):
        raise Http404 from error
    messages.error(request, str(error))
    return redirect(error.client)


def staff_of(request: HttpRequest) -> User:
    """The member of staff who asks, in a view behind `staff_required`."""
    return cast(User, request.user)


def owner_required(view):
    """Opens a view of the admin to the owner alone, as `staff_required` does to all coaches."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        if not is_owner(request.user):
            raise Http404
        return staff_required(view)(request, *args, **kwargs)

    return wrapper
