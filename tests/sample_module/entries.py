"""What is asked about many clients at once: one query each, however many they are."""

from datetime import timedelta

from django.db.models import Count

from coaching.practice.days import week_of, week_starts
from tests.sample_module.models import Entry


def weeks_of(clients, weeks, now):
    """{client id: entries a week}, oldest week first."""
    starts = {client.pk: week_starts(now, client.timezone, weeks) for client in clients}
    counts = {pk: [0] * weeks for pk in starts}
    for client_id, at in Entry.objects.filter(client__in=clients, at__lte=now).values_list("client_id", "at"):
        week = week_of(at, starts[client_id])
        if week is not None:
            counts[client_id][week] += 1
    return counts


def quiet(clients, now):
    """Those who wrote nothing for a week."""
    recent = Entry.objects.filter(client__in=clients, at__gt=now - timedelta(days=7))
    wrote = set(recent.values_list("client_id", flat=True))
    return [client for client in clients if client.pk not in wrote]


def count(clients, since, until):
    within = Entry.objects.filter(client__in=clients, at__gte=since, at__lt=until)
    return dict(within.order_by().values_list("client_id").annotate(Count("pk")))
