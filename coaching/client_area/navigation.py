from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.modules import NavigationItem
from coaching.people.module_answers import modules_of

TODAY = NavigationItem(_("Today"), "client_area:home", "home")
PRACTICE = NavigationItem(_("Practice"), "exercises:list", "exercises")
SESSIONS = NavigationItem(_("Sessions"), "payments:sessions", "sessions")
# Rooms whose pages belong to a place of another address.
BELONG = {room: "payments:sessions" for room in ("payments", "documents", "payers", "meetings", "files")} | {
    "goals": "exercises:list"
}


def links(request):
    """[{title, url, sign, current}]: today, what the modules of this client have, the practice, the sessions. All pages of a
    module belong to its first link; today is its own page alone, and of those that belong nowhere no link is current."""
    client = getattr(request, "client", None)
    if client is None:
        return []
    of_modules = {module.slug: list(module.navigation()) for module in modules_of(client)}
    items = [TODAY, *(item for found in of_modules.values() for item in found), PRACTICE, SESSIONS]
    belong = BELONG | {slug: found[0].url for slug, found in of_modules.items() if found}
    found = [_link(item) for item in items]
    match = getattr(request, "resolver_match", None)
    urls = {link["url"] for link in found}
    path = request.path
    if match and match.namespace in belong and path not in urls:
        path = reverse(belong[match.namespace])
    home = reverse(TODAY.url)
    best = max((url for url in urls if path == url or (path.startswith(url) and url != home)), key=len, default="")
    return [link | {"current": link["url"] == best} for link in found]


def _link(item):
    return {"title": item.title, "url": reverse(item.url), "sign": f"components/signs/{item.sign or 'neutral'}.html"}
