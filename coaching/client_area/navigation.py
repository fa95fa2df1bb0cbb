from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.modules import NavigationItem
from coaching.people.module_answers import modules_of

OWN = [
    NavigationItem(_("Home"), "client_area:home", "home"),
    NavigationItem(_("Exercises"), "exercises:list", "exercises"),
]
# Rooms whose pages belong to a place of another address.
BELONG = {room: "payments:sessions" for room in ("payments", "documents", "payers", "meetings")}
LAST = [NavigationItem(_("Sessions"), "payments:sessions", "sessions")]


def links(request):
    """[{title, url, sign, current}]: the core's own places, and those of the modules this client has in between."""
    client = getattr(request, "client", None)
    if client is None:
        return []
    of_modules = [item for module in modules_of(client) for item in module.navigation()]
    found = [_link(item) for item in (*OWN, *of_modules, *LAST)]
    match = getattr(request, "resolver_match", None)
    path = reverse(BELONG[match.namespace]) if match and match.namespace in BELONG else request.path
    best = max((link["url"] for link in found if path.startswith(link["url"])), key=len, default="")
    return [link | {"current": link["url"] == best} for link in found]


def _link(item):
    return {"title": item.title, "url": reverse(item.url), "sign": f"components/signs/{item.sign or 'neutral'}.html"}
