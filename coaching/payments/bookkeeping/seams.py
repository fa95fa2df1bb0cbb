"""Addresses of pages that another room of money may have."""

from django.urls import NoReverseMatch, reverse


def address_or_none(name: str, *args: object) -> str:
    """The address, or "" where there is no such page: the button is left out."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
