"""Which of their entries someone is on: a person may be the client of several coaches, one entry each.

They see one at a time, and each page leads to the others. A link about one of them says which (`?with=`); an address about a
row of another goes there by itself. The session keeps the choice.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from coaching.practice import request_values

CHOICE, PARAMETER = "client", "with"


def own_clients(user) -> QuerySet:
    """The clients that this person *is* (one per coach), the longest first."""
    clients = apps.get_model("coaching", "Client").objects
    return clients.filter(user=user).select_related("coach").order_by("pk") if user.is_authenticated else clients.none()


def client_of(request: HttpRequest):
    """The client who is signed in, or None; found once a request, and then `request.client`, beside `request.other_entries`."""
    if not hasattr(request, "client"):
        own = list(own_clients(request.user))
        _put(request, _chosen(request, own), own)
    return request.client  # type: ignore[attr-defined]  # put there above


def of_whichever(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """What `view` gives for the entry they are on, or for the first of the others where that one has nothing there."""
    try:
        return view()
    except Http404:
        found = _of_others(request, view)
        if found is None:
            raise
        return found


def _of_others(request, view):
    first, others = request.client, request.other_entries
    for other in others:
        _put(request, other, [first, *others])
        try:
            found = view()
        except Http404:
            continue
        request.session[CHOICE] = other.pk
        return found
    return _put(request, first, others)


def with_entry(address: str, client) -> str:
    """An address for an email to `client`, which says whom it is about where they have several entries. One query."""
    if not client.user_id or not own_clients(client.user).exclude(pk=client.pk).exists():
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PARAMETER: client.pk})}"


def _chosen(request, own):
    """The entry that the address names, which is kept from then on; else the one that was kept, or the first."""
    asked = _numbered(own, request_values.number(request.GET.get(PARAMETER)))
    if len(own) < 2:
        return next(iter(own), None)
    if asked:
        request.session[CHOICE] = asked.pk
    return asked or _numbered(own, request.session.get(CHOICE)) or own[0]


def _numbered(own, pk):
    return next((each for each in own if each.pk == pk), None)


def _put(request, chosen, own):
    request.client, request.other_entries = chosen, [each for each in own if each != chosen]
