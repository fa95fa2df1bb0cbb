from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.modules import installed_modules

OWN = [
    (_("Home"), "client_area:home"),
    (_("Exercises"), "exercises:list"),
]
LAST = [(_("Sessions"), "payments:sessions")]


def links(request):
    """[{title, url, current}]: the core's own places, and those of the modules this client has in between."""
    client = getattr(request, "client", None)
    if client is None:
        return []
    having = set(client.modules.values_list("slug", flat=True))
    items = [(each.title, each.url) for module in installed_modules() if module.slug in having for each in module.navigation()]
    addresses = [(title, reverse(name)) for title, name in [*OWN, *items, *LAST]]
    best = max((url for _title, url in addresses if request.path.startswith(url)), key=len, default="")
    return [{"title": title, "url": url, "current": url == best} for title, url in addresses]
