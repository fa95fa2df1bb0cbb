"""Why a coach may want to look at a client's networking: numbers in words, never a name."""

from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.modules import Attention
from coaching.people.models import Break
from networking_module.contacts.models import Contact
from networking_module.job_search.models import GoodNews

# A few days late is life. Three people waiting for more than a week is a rhythm that slips.
LATE_DAYS = 7
PEOPLE = 3
NEWS_DAYS = 14


def attention(clients, now):
    """See `ModuleConfig.attention`. Three queries."""
    yield from _news(clients, now)
    yield from _slipping(clients, now)


def _slipping(clients, now):
    """Clients who were on a break recently have as long as anyone to get around to their people."""
    since = now.date() - timedelta(days=LATE_DAYS)
    resting = set(Break.objects.filter(client__in=clients).exclude(last_day__lt=since).values_list("client_id", flat=True))
    clients = [client for client in clients if client.pk not in resting]
    late = Contact.objects.waiting_of(clients, now, for_days=LATE_DAYS + 1)
    for client_id, people in late.order_by().values_list("client_id").annotate(people=Count("pk")).filter(people__gte=PEOPLE):
        words = ngettext(
            "Rhythm is slipping: %(count)d person is waiting", "Rhythm is slipping: %(count)d people are waiting", people
        )
        yield Attention(client_id, words % {"count": people}, weight=20)


def _news(clients, now):
    """Whoever found work lately: the coach ends well with them, or goes on."""
    for news in GoodNews.objects.of_clients(clients).filter(created_at__gte=now - timedelta(days=NEWS_DAYS)):
        words = _("Found work, would like to continue") if news.goes_on else _("Found work, would like to finish well")
        yield Attention(news.client_id, words, weight=60)
