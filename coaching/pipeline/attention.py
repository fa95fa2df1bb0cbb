"""Which prospects wait for the coach, and for what, in words. Whether a call was held is asked with all other sessions."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.modules import Act, Attention
from coaching.people.models import Client
from coaching.pipeline.models import Offer
from coaching.pipeline.status import ProspectStatus, prospects
from coaching.practice.days import today

OFFER_AFTER = timedelta(days=2)
GIVE_UP_AFTER = timedelta(days=30)


def attention(clients, now):
    """The reasons about those of `clients` (a QuerySet) who are prospects and wait for something. One query for any number."""
    found = prospects(clients.filter(stage__in=Client.PROSPECT_STAGES), now)
    lately = Q(call_at__gt=now - GIVE_UP_AFTER, prospect_status=ProspectStatus.HELD)
    for client in found.filter(lately | Q(offer__answer=Offer.Answer.YES, stage=Client.Stage.OFFERED)):
        yield from _reasons(client, now)


def _reasons(client, now):
    offer = getattr(client, "offer", None)
    if offer and offer.answer == Offer.Answer.YES:
        url, since = reverse("desk:client", args=[client.pk]), offer.answered_at or now
        yield Attention(client.pk, _("Would like to start"), "pipeline.yes", since, Act.ANSWER, url)
    elif client.call_at <= now - OFFER_AFTER and not (offer and offer.sent_at):
        words = _("No recap yet of the call on %(when)s") % {"when": _day(client.call_at, client.coach.timezone)}
        url, begun = reverse("pipeline_admin:offer", args=[client.pk]), client.call_at + OFFER_AFTER
        yield Attention(client.pk, words, f"pipeline.recap:{client.call_pk}", client.call_at, Act.WRITE, url, begun=begun)


def _day(at, zone):
    """By the coach's clock, without the year: it was lately."""
    return date_format(today(at, zone), "D, M j")
