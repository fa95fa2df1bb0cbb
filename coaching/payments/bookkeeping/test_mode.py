"""Whether money really moves."""

import re

from django.conf import settings
from django.urls import ResolverMatch

# Namespaces of addresses whose pages are about money, the client's and the admin's, and single pages.
ROOMS = {
    "payments",
    "payments_admin",
    "books_admin",
    "money_admin",
    "documents",
    "documents_admin",
    "payers",
    "payers_admin",
    "off_line_admin",
}
PAGES = {"website:packages", "website:package", "wagtailsnippets_coaching_package:list", "pipeline:offer"}


def mode_of(key: str) -> str:
    """ "test" or "live", as Stripe writes it into a key (sk_test_…, rk_live_…), or "" where it says neither."""
    found = re.match(r"[a-z]+(?:_org)?_(test|live)_", key)
    return found[1] if found else ""


def is_test() -> bool:
    """Whether payments only pretend: the key is one of Stripe's test mode, or it isn't Stripe that is asked."""
    key = settings.STRIPE_SECRET_KEY
    return bool(key) and (mode_of(key) == "test" or bool(settings.STRIPE_API_URL))


def is_about_money(match: ResolverMatch | None) -> bool:
    """Whether the page at an address is about money."""
    return match is not None and (match.namespace in ROOMS or match.view_name in PAGES)
