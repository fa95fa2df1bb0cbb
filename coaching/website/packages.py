"""Packages as visitors and search engines find them."""

from typing import Any

from django.urls import reverse

from coaching.payments.models import Package
from coaching.practice.addresses import address
from coaching.practice.slugs import latin_slug


def url_of(package: Package) -> str:
    """The path of a package's public page."""
    return reverse("website:package", args=[package.pk, latin_slug(package.title, "package")])


def offer_data(package: Package, seller: str) -> dict[str, Any]:
    """A package as schema.org knows it; the price with the decimals of its currency."""
    service = {"@type": "Service", "name": package.title, "description": package.description}
    return {
        "@type": "Offer",
        "name": package.title,
        "url": address(url_of(package)),
        "price": str(package.amount),
        "priceCurrency": package.currency,
        "availability": "https://schema.org/InStock",
        "seller": {"@type": "Organization", "name": seller},
        "itemOffered": {name: value for name, value in service.items() if value},
    }
