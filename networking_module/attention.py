"""Why a coach may want to look at a client's networking: numbers in words, never a name."""

from datetime import timedelta

from django.db.models import Count
from django.utils.translation import ngettext

from coaching.modules import Attention
from networking_module.contacts.models import Contact

# A few days late is life. Three people waiting for more than a week is a rhythm that slips.
LATE_DAYS = 7
PEOPLE = 3


def attention(clients, now):
    """See `ModuleConfig.attention`. One query."""
    late = Contact.objects.of_clients(clients).current().filter(due_at__lt=now - timedelta(days=LATE_DAYS))
    for client_id, people in late.order_by().values_list("client_id").annotate(people=Count("pk")).filter(people__gte=PEOPLE):
        words = ngettext("Rhythm is slipping: %(count)d person waiting", "Rhythm is slipping: %(count)d people waiting", people)
        yield Attention(client_id, words % {"count": people}, weight=20)
