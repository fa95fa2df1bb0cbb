"""Several clients at once: those ticked in a list come as `?client=` for each, or as fields of a form."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coaching.people.access import clients_of, staying
from coaching.people.models import Client
from coaching.practice.request_values import numbers

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class NobodyTicked(Exception):
    """A button for several was pressed with nobody ticked."""


def for_those_ticked(view: View[P]) -> View[P]:
    """A view that asks for those `chosen`: with nobody ticked, it is the list again, which says what to do first."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NobodyTicked:
            messages.error(request, _("Select who it is for first: check the box beside each name."))
            return redirect("desk:clients")

    return shown


def chosen(request: HttpRequest) -> list[Client]:
    """Those named in the address or the form, all of whom this member of staff may see. Raises NobodyTicked, Http404."""
    data = request.POST if request.method == "POST" and "client" in request.POST else request.GET
    if not data.getlist("client"):
        raise NobodyTicked
    asked = numbers(data.getlist("client"))
    found = list(clients_of(request.user).filter(pk__in=asked).select_related("coach"))
    if not found or len(found) < len(asked):
        raise Http404
    return [staying(each) for each in found]
