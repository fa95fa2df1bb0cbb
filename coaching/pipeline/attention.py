"""Which prospects wait for the coach, and for what, in words."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.modules import Attention
from coaching.people.models import Client
from coaching.pipeline.models import Offer
from coaching.pipeline.status import ProspectStatus, prospects
from coaching.practice.zones import spoken

OFFER_AFTER = timedelta(days=2)
GIVE_UP_AFTER = timedelta(days=30)


def attention(clients, now):
    """{client: [Attention]} for those of `clients` who are prospects and wait for something. One query for any number."""
    found = prospects(clients.filter(stage__in=Client.PROSPECT_STAGES), now)
    lately = Q(call_at__gt=now - GIVE_UP_AFTER, prospect_status__in=[ProspectStatus.PASSED, ProspectStatus.HELD])
    waiting = found.filter(lately | Q(offer__answer=Offer.Answer.YES, stage=Client.Stage.OFFERED))
    reasons = {client: list(_reasons(client, now)) for client in waiting}
    return {client: each for client, each in reasons.items() if each}


def _reasons(client, now):
    offer = getattr(client, "offer", None)
    if offer and offer.answer == Offer.Answer.YES:
        yield Attention(client.pk, _("Would like to start"), reverse("desk:client", args=[client.pk]), weight=60)
    elif client.prospect_status == ProspectStatus.PASSED:
        words = _("Held, or not? %(when)s") % {"when": spoken(client.call_at, client.coach.timezone)}
        yield Attention(client.pk, words, reverse("booking_admin:booking", args=[client.call_pk]), weight=45)
    elif client.call_at <= now - OFFER_AFTER and not (offer and offer.sent_at):
        words = _("No recap yet of the call on %(when)s") % {"when": spoken(client.call_at, client.coach.timezone)}
        yield Attention(client.pk, words, reverse("pipeline_admin:offer", args=[client.pk]), weight=35)
