"""Whom to be in touch with: waiting, soon, later, resting. Days are those of the client's own calendar."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import start_of, today

SOON_DAYS = 14
TITLES = {"waiting": _("Waiting for you"), "soon": _("Soon"), "later": _("Later"), "resting": _("Resting")}


def conditions(client, now):
    """{list: Q} on contacts: due today or earlier, within two weeks, after that, and resting."""
    day = today(now, client.timezone)
    tomorrow = start_of(day + timedelta(days=1), client.timezone)
    later = start_of(day + timedelta(days=1 + SOON_DAYS), client.timezone)
    return {
        "waiting": Q(due_at__lt=tomorrow),
        "soon": Q(due_at__gte=tomorrow, due_at__lt=later),
        "later": Q(due_at__gte=later),
        "resting": Q(resting=True),
    }


def people(client, which, now):
    """The client's contacts in one of the lists, who waited longest first."""
    return client.contacts.current().filter(conditions(client, now)[which]).order_by("due_at", "name", "pk")


def counts(client, now):
    """{list: how many people}, in one query."""
    parts = {name: Count("pk", filter=condition) for name, condition in conditions(client, now).items()}
    return client.contacts.current().aggregate(**parts)
