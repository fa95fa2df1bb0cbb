"""The same request a second time, as after a double click: no second row, no second email, no second undo."""

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import transaction

from coaching.practice.models import CacheEntry
from coaching.website.navigation import SiteNavigation

# What a second request adds to, and why that is right.
TWICE = {
    "account_request_login_code": "Nobody is signed in: who asks again gets another code, and only a few in ten minutes.",
    "account_reset_password": "As above.",
    "account_confirm_login_code": "As above: here a code is asked for before each of the two.",
    "account_confirm_password_reset_code": "As above.",
    "client_area:come_back": "What someone signed out typed waits under a cookie, of which each of the two has its own.",
}


def rows():
    """How many rows there are of each kind, without what the browsers and the cache keep."""
    models = [model for model in apps.get_models() if model not in {Session, CacheEntry, SiteNavigation} and model._meta.managed]
    return {model._meta.label: model._base_manager.count() for model in models if not model._meta.proxy}


def changes(walk):
    """{request: {table: rows more or less}} of what the second of two equal requests changed."""
    found = {}
    for asked, _seen in walk.requests:
        if asked.method == "post":
            with transaction.atomic():
                walk.walkers.send(asked, kept=True)
                before = rows()
                walk.walkers.send(asked, kept=True)
                after = rows()
                transaction.set_rollback(True)
            changed = {label: after[label] - before[label] for label in after if after[label] != before[label]}
            if changed and asked.address not in TWICE:
                found[str(asked)] = changed
    return found
