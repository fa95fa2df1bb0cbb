"""Whom to be in touch with: waiting, soon, later, resting. Days are those of the client's own calendar."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import today

SOON_DAYS = 14
TITLES = {"waiting": _("Waiting for you"), "soon": _("Soon"), "later": _("Later"), "resting": _("Resting")}


def conditions(client, now):
    """{list: Q} on contacts: due today or earlier, within two weeks, after that, and resting."""
    day = today(now, client.timezone)
    soon = day + timedelta(days=SOON_DAYS)
    return {
        "waiting": Q(due_on__lte=day),
        "soon": Q(due_on__gt=day, due_on__lte=soon),
        "later": Q(due_on__gt=soon),
        "resting": Q(resting=True),
    }


def people(client, which, now):
    """The client's contacts in one of the lists, who waited longest first."""
    return client.contacts.current().filter(conditions(client, now)[which]).order_by("due_on", "name", "pk")


def counts(client, now):
    """{list: how many people}, and of "everyone" who isn't archived, in one query."""
    parts = {name: Count("pk", filter=condition) for name, condition in conditions(client, now).items()}
    parts |= {"everyone": Count("pk")}
    return client.contacts.current().aggregate(**parts)
