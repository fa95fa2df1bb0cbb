"""Which pages say that no money moves, while payments only pretend."""

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


def is_about_money(match: ResolverMatch | None) -> bool:
    """Whether the page at an address is about money."""
    return match is not None and (match.namespace in ROOMS or match.view_name in PAGES)
