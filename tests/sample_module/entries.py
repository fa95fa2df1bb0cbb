"""What is asked about many clients at once: one query each, however many they are."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Max

from coaching.practice.days import start_of, today
from coaching.practice.week_counts import first_monday, week_counts
from tests.sample_module.models import Entry

WEEK = timedelta(days=7)


def weeks_of(clients, weeks, now):
    """{client id: entries a week}, oldest week first."""
    zones = {client.pk: client.timezone for client in clients}
    since = start_of(first_monday(clients, weeks, now), "Pacific/Kiritimati")  # where days begin first
    entries = Entry.objects.filter(client__in=clients, at__gte=since, at__lte=now).values_list("client_id", "at", "pk")
    return week_counts(clients, ((pk, today(at, zones[pk]), entry) for pk, at, entry in entries), weeks, now)


def wrote_nothing(clients, now):
    """Those who wrote nothing for a week."""
    recent = Entry.objects.filter(client__in=clients, at__gt=now - WEEK)
    wrote = set(recent.values_list("client_id", flat=True))
    return [client for client in clients if client.pk not in wrote]


def quiet_since(clients, now):
    """{client id: since when} of those who wrote nothing for a week since their last entry, or since they came in."""
    last = dict(Entry.objects.filter(client__in=clients, at__lte=now).order_by().values_list("client_id").annotate(Max("at")))
    since = {
        client.pk: max(filter(None, [client.welcomed_at, last.get(client.pk)])) + WEEK for client in clients if client.welcomed_at
    }
    return {pk: moment for pk, moment in since.items() if moment <= now}


def written_today(clients, now):
    """{client id: entries of today, by their own calendar}."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    zones = {client.pk: client.timezone for client in clients}
    recent = Entry.objects.filter(client__in=clients, at__gt=now - WEEK, at__lte=now).values_list("client_id", "at")
    return Counter(pk for pk, at in recent if today(at, zones[pk]) == days[pk])


def count(clients, since, until):
    within = Entry.objects.filter(client__in=clients, at__gte=since, at__lt=until)
    return dict(within.order_by().values_list("client_id").annotate(Count("pk")))
