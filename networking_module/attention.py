"""Why a coach may want to look at a client's networking: numbers in words, never a name."""

from datetime import timedelta

from django.db.models import Count, DateField, DateTimeField, Exists, Min, OuterRef, Subquery, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.modules import Act, Attention
from coaching.people.models import Break
from coaching.practice.days import start_of
from networking_module.contacts.models import Contact
from networking_module.job_search.models import GoodNews

# A few days late is life. Three people waiting for more than a week is a rhythm that slips.
LATE_DAYS = 7
PEOPLE = 3
NEWS_DAYS = 14


def attention(clients, now):
    """See `ModuleConfig.attention`. One query."""
    zones = {client.pk: client.timezone for client in clients}
    for client_id, count, third_due, pk, at, goes_on in _slipping(clients, now).union(_news(clients, now), all=True):
        yield _rhythm(client_id, count, third_due, zones[client_id]) if count else _found_work(client_id, pk, at, goes_on)


def _slipping(clients, now):
    """Those of whose people three are late: since the third of them is. Clients who were on a break recently have as long as
    anyone to get around to their people."""
    since = now.date() - timedelta(days=LATE_DAYS)
    rested = Break.objects.filter(client=OuterRef("client_id")).exclude(last_day__lt=since)
    late = Contact.objects.waiting_of(clients, now, for_days=LATE_DAYS + 1).filter(~Exists(rested))
    mine = Contact.objects.current().filter(client=OuterRef("client_id"), due_on__isnull=False).order_by("due_on")
    third = Subquery(mine.values("due_on")[PEOPLE - 1 : PEOPLE])
    rows = late.order_by().values("client_id").annotate(people=Count("pk"), third=Min(third)).filter(people__gte=PEOPLE)
    return rows.values_list("client_id", "people", "third", Value(0), Cast(Value(None), DateTimeField()), Value(False))


def _news(clients, now):
    """Those who found work lately."""
    rows = GoodNews.objects.of_clients(clients).filter(created_at__gte=now - timedelta(days=NEWS_DAYS)).order_by()
    return rows.values_list("client_id", Value(0), Cast(Value(None), DateField()), "pk", "created_at", "goes_on")


def _rhythm(client_id, people, third_due, zone):
    words = ngettext(
        "Rhythm is slipping: %(count)d person is waiting", "Rhythm is slipping: %(count)d people are waiting", people
    )
    began = start_of(third_due + timedelta(days=LATE_DAYS + 1), zone)
    letter = _("Some of the people you know may be waiting to hear from you. One short hello this week is plenty.")
    return Attention(client_id, words % {"count": people}, "networking.slipping", began, letter=letter)


def _found_work(client_id, pk, at, goes_on):
    """The coach ends well with them, or goes on."""
    words = _("Found work, would like to continue") if goes_on else _("Found work, would like to finish well")
    return Attention(client_id, words, f"networking.news:{pk}", at, Act.ANSWER)
