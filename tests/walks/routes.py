"""Every address that can be opened, as the resolver knows it."""

from django.urls import URLResolver, get_resolver

from tests.walks.rows import ROWS

# Libraries' own addresses, which their own suites test; the admin's are walked below.
LIBRARIES = ("account_", "mfa_", "wagtail", "?")


def addresses(patterns, namespaces=(), prefix=""):
    """(name, route) of everything that can be opened."""
    for each in patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from addresses(each.url_patterns, inner, route)
        else:
            yield ":".join([*namespaces, each.name or "?"]), route


ALL = list(addresses(get_resolver().url_patterns))
OURS = {name.split(":")[0] for name in ROWS}
ADMIN_OF_OURS = {name for name in OURS if name.endswith("_admin") or name == "desk"}


def is_ours(name, route):
    if route.startswith("admin/"):
        return name.split(":")[0] in ADMIN_OF_OURS
    return not name.startswith(LIBRARIES)
