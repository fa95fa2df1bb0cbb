"""Why a coach may want to look at a client's networking: numbers in words, never a name."""

from datetime import timedelta

from django.db.models import Count, Exists, Min, OuterRef, Subquery
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
    """See `ModuleConfig.attention`. Two queries."""
    yield from _news(clients, now)
    yield from _slipping(clients, now)


def _slipping(clients, now):
    """Clients who were on a break recently have as long as anyone to get around to their people. It slips since the third of
    them is late."""
    since, zones = now.date() - timedelta(days=LATE_DAYS), {client.pk: client.timezone for client in clients}
    rested = Break.objects.filter(client=OuterRef("client_id")).exclude(last_day__lt=since)
    late = Contact.objects.waiting_of(clients, now, for_days=LATE_DAYS + 1).filter(~Exists(rested))
    mine = Contact.objects.current().filter(client=OuterRef("client_id"), due_on__isnull=False).order_by("due_on")
    third = Subquery(mine.values("due_on")[PEOPLE - 1 : PEOPLE])
    counts = late.order_by().values_list("client_id").annotate(people=Count("pk"), third=Min(third)).filter(people__gte=PEOPLE)
    for client_id, people, third_due in counts:
        words = ngettext(
            "Rhythm is slipping: %(count)d person is waiting", "Rhythm is slipping: %(count)d people are waiting", people
        )
        began = start_of(third_due + timedelta(days=LATE_DAYS + 1), zones[client_id])
        letter = _("Some of the people you know may be waiting to hear from you. One short hello this week is plenty.")
        yield Attention(client_id, words % {"count": people}, "networking.slipping", began, letter=letter)


def _news(clients, now):
    """Whoever found work lately: the coach ends well with them, or goes on."""
    for news in GoodNews.objects.of_clients(clients).filter(created_at__gte=now - timedelta(days=NEWS_DAYS)):
        words = _("Found work, would like to continue") if news.goes_on else _("Found work, would like to finish well")
        yield Attention(news.client_id, words, f"networking.news:{news.pk}", news.created_at, Act.ANSWER)
