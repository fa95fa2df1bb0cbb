"""Whom we may write to now about what happened, and who learns of it in their weekly email or after a break."""

from datetime import timedelta
from enum import Enum

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coaching.people import agreed_pauses
from coaching.people.among import among
from coaching.people.preferences import Break, Preferences
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


class Way(Enum):
    """How news reaches a client now, besides being on their page."""

    AT_ONCE = "at_once"
    WEEKLY = "weekly"
    AFTER_BREAK = "after_break"
    PAGE_ONLY = "page_only"


def way_to(client, now):
    """The `Way` in which news that comes now (aware) reaches this client: what `told_at_once` and the weekly email do. Up to
    three queries."""
    if client.pk in told_at_once([client], now):
        return Way.AT_ONCE
    if not gets_weekly_email(client):
        return Way.PAGE_ONLY
    return Way.AFTER_BREAK if on_break([client], now) else Way.WEEKLY


def gets_weekly_email(client):
    """Whether a weekly email comes to this client once they are on no break, and no pause. One query."""
    can = client.stage in {client.Stage.ACTIVE, client.Stage.PAUSED} and client.user_id and not client.leaves_at
    return bool(can) and not Preferences.objects.filter(client=client, wants_digest=False).exists()


def told_at_once(clients, now):
    """The ids of those clients who want a mail for each comment and exercise, are on no break, and don't wait for the practice to
    open. Two queries, three where someone was brought in."""
    clients = list(clients)
    resting = on_break(clients, now)
    weekly = Preferences.objects.filter(client__in=clients, telling=Preferences.Telling.DIGEST).values_list("client", flat=True)
    return {client.pk for client in clients} - resting.keys() - set(weekly) - waiting(clients)


def out_of_reach(clients, now):
    """{client id: why nothing is written to them now, in words} of those who are leaving, have no account yet, or are on a break.
    One query for any number of clients."""
    clients = list(clients)
    resting = on_break(clients, now)
    found = ((client.pk, _why_not(client, resting.get(client.pk), now)) for client in clients)
    return {pk: words for pk, words in found if words}


def _why_not(client, rest, now):
    name = {"name": client.first_name}
    if client.has_left(now) or client.leaves_at:
        return _("%(name)s is leaving, and gets no more emails of this kind.") % name
    if not client.user_id:
        return _("%(name)s has no account yet. Send an invitation instead.") % name
    if rest:
        return _("%(name)s: %(rest)s. Nothing goes out until it is over.") % {**name, "rest": rest.words}
    return ""


def is_open():
    """Whether the coach has said that the practice is open: before, no weekly email and no invitation to many goes out."""
    return not PracticeSettings.load().being_set_up


def waiting(clients):
    """The ids of those clients to whom nothing goes out by itself until the practice opens: whom their coach brought in.
    Codes, and what someone's own doing causes, always go out. One query at most."""
    brought = {client.pk for client in clients if client.brought_in_at}
    return set() if not brought or is_open() else brought


def on_break(clients, now):
    """{client id: the Break they are on today, by their own clock, or the AgreedPause}. One query for any number of clients, two
    where one of them is paused."""
    clients = clients if isinstance(clients, QuerySet) else list(clients)
    return on_own_break(clients, now) | agreed_pauses.current(clients, now)


def on_own_break(clients, now):
    """{client id: the Break they asked for and are on today}. One query for any number of clients."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    # Around the world it is one of three dates.
    near = Break.objects.filter(client__in=among(clients), first_day__lte=now.date() + timedelta(days=1))
    found = near.exclude(last_day__lt=now.date() - timedelta(days=1)).order_by("first_day", "pk")
    return {each.client_id: each for each in found if each.covers(days[each.client_id])}
