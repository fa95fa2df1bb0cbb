from django.conf import settings
from django.urls import reverse


def address(path):
    """The full address of a path of ours, for mails and calendar files."""
    return settings.SITE_URL + path


def absolute(name, *args, **kwargs):
    """The full address of the page that a url name stands for."""
    return address(reverse(name, args=args, kwargs=kwargs))
