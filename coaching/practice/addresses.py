from typing import Any

from django.conf import settings
from django.urls import reverse


def address(path: str) -> str:
    """The full address of a path of ours, for mails and calendar files."""
    return settings.SITE_URL + path


def full(url: str) -> str:
    """The full address of a picture: storages elsewhere give one, our own gives a path. "" stays empty."""
    return address(url) if url.startswith("/") else url


def absolute(name: str, *args: Any, **kwargs: Any) -> str:
    """The full address of the page that a url name stands for."""
    return address(reverse(name, args=args, kwargs=kwargs))
