from django.conf import settings
from django.urls import reverse


def absolute(name, *args, **kwargs):
    """The full address of one of our pages, for mails and calendar files."""
    return settings.SITE_URL + reverse(name, args=args, kwargs=kwargs)
