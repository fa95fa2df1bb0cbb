"""Whom to be in touch with: waiting, soon, later, resting. Days are those of the client's own calendar."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import today
from networking_module.contacts.models import Promise

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
    return client.contacts.current().aggregate(**{name: Count("pk", filter=each) for name, each in _lists(client, now).items()})


def counts_with_promises(client, now):
    """As `counts`, and how many promises to them are "kept" and "open"; someone archived asks for nothing, and keeps what was
    kept. One query."""
    parts = {name: Count("pk", filter=Q(archived_at=None) & each, distinct=True) for name, each in _lists(client, now).items()}
    kept = Count("promises", filter=Q(promises__status=Promise.Status.KEPT))
    still_open = Count("promises", filter=Q(promises__status=Promise.Status.OPEN, archived_at=None))
    return client.contacts.aggregate(**parts, kept=kept, open=still_open)


def _lists(client, now):
    return conditions(client, now) | {"everyone": Q()}
