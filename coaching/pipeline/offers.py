"""The verbs of a recap: the coach sends it, the prospect answers, or the coach notes what they said."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people import entries
from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.pipeline import drafting, mails, promises
from coaching.pipeline.models import CheckIn, Offer
from coaching.practice.days import today

Answer, Stage = Offer.Answer, Client.Stage
ASK_AGAIN_AFTER = timedelta(days=90)
LEADS_TO: dict[str, Client.Stage] = {Answer.YES: Stage.OFFERED, Answer.LATER: Stage.LATER, Answer.NO: Stage.DECLINED}


class OfferError(Exception):
    """What was asked of a recap can't be done; the message is a sentence for the person who asked."""


@transaction.atomic
def keep(*, offer: Offer, known_revision: int) -> Offer:
    """Keeps what the coach wrote on that revision of the draft, mails nothing, and returns the recap as it stands.

    Raises Conflict when another page saved other words meanwhile.
    """
    drafting.save_draft(client=offer.client, text=offer.text, known_revision=known_revision)
    words = {"text": offer.text, "package": offer.package, "valid_until": offer.valid_until}
    kept, _created = Offer.objects.update_or_create(client=_locked(offer.client), defaults=words)
    promises.keep_up(kept)
    return kept


@transaction.atomic
def send_offer(*, offer: Offer, now: datetime | None = None) -> Offer:
    """Mails the prospect the link to the recap; from now on they are “offered”. Raises RecapError."""
    now = now or timezone.now()
    client = _locked(offer.client)
    if not client.is_prospect:
        raise OfferError(_("%(name)s is already a client, so there's nothing to offer.") % {"name": client.name})
    if offer.is_over(now):
        raise OfferError(_("The offer's last day has passed. Choose a later one first."))
    promises.keep_up(offer, now)
    offer.sent_at, offer.times_sent = now, offer.times_sent + 1
    offer.answer, offer.reason, offer.answered_at = "", "", None
    offer.save()
    _stand(client, Stage.OFFERED)
    record(client=client, kind="pipeline.offered", text=_("Recap sent"), at=now, for_client=False)
    offer.client = client
    mails.send_offer(offer)
    return offer


@transaction.atomic
def answer(*, offer: Offer, choice: str, reason: str = "", now: datetime | None = None) -> Offer:
    """The prospect's own answer, which may change until the coach has acted on it. Given twice, it is one answer.

    Raises RecapError.
    """
    now = now or timezone.now()
    client = _locked(offer.client)
    offer = Offer.objects.select_related("client__coach").get(pk=offer.pk)
    if not client.is_prospect:
        raise OfferError(_("You're already on board. The invitation comes by email."))
    if choice == Answer.YES and offer.is_over(now):
        raise OfferError(_("This offer has ended. Reply to the email, and we'll see what's possible."))
    if (offer.answer, offer.reason, client.stage) == (choice, reason, LEADS_TO[choice]):
        return offer
    offer.answer, offer.reason, offer.answered_at = choice, reason, now
    offer.save(update_fields=["answer", "reason", "answered_at"])
    _follow(client, choice, reason, now)
    mails.tell_coach(offer)
    return offer


def _follow(client: Client, choice: str, reason: str, now: datetime) -> None:
    if choice == Answer.YES:
        _stand(client, Stage.OFFERED)
        record(client=client, kind="pipeline.yes", text=_("Would like to start"), at=now, for_client=False)
    elif choice == Answer.LATER:
        set_later(client=client, on=today(now + ASK_AGAIN_AFTER, client.coach.timezone), reason=reason, now=now)
    else:
        set_no(client=client, reason=reason, now=now)


@transaction.atomic
def set_later(*, client: Client, on: date | None, reason: str = "", now: datetime | None = None) -> Client:
    """Not now: one mail asks again on that date (the coach's), none when it is None or they were asked before.

    Said again as it was, it changes nothing, and neither does `set_no`. Raises RecapError.
    """
    now = now or timezone.now()
    client = _prospect(client)
    on = None if mails.was_asked(client) else on
    if _stands(client, Stage.LATER, reason) and on == CheckIn.objects.filter(client=client).values_list("on", flat=True).first():
        return client
    _stand(client, Stage.LATER, reason)
    if on:
        CheckIn.objects.create(client=client, on=on, decided_at=now)
    record(client=client, kind="pipeline.later", text=_("Not now"), at=now, for_client=False)
    return client


@transaction.atomic
def set_no(*, client: Client, reason: str = "", now: datetime | None = None) -> Client:
    """They don't want to start; the reason is for the coach alone. Raises RecapError."""
    client = _prospect(client)
    if _stands(client, Stage.DECLINED, reason):
        return client
    _stand(client, Stage.DECLINED, reason)
    record(client=client, kind="pipeline.no", text=_("Does not start"), at=now, for_client=False)
    return client


@transaction.atomic
def reopen(*, client: Client, now: datetime | None = None) -> Client:
    """Back to where they were before “not now” or “no”; pressed again, it changes nothing. Raises RecapError."""
    client = _prospect(client)
    if client.stage not in {Stage.LATER, Stage.DECLINED}:
        return client
    _stand(client, stage_before(client))
    record(client=client, kind="pipeline.reopened", text=_("Reopened"), at=now, for_client=False)
    return client


def stage_before(client: Client) -> Client.Stage:
    """Where a prospect stood before what was said last: offered, once a recap was sent."""
    was_offered = Offer.objects.filter(client=client, sent_at__isnull=False).exists()
    return Stage.OFFERED if was_offered else Stage.PROSPECT


def _locked(client: Client) -> Client:
    return entries.locked(client)


def _prospect(client: Client) -> Client:
    client = _locked(client)
    if not client.is_prospect:
        raise OfferError(_("%(name)s is already a client.") % {"name": client.name})
    return client


def _stands(client: Client, stage: str, reason: str) -> bool:
    return (client.stage, client.stage_reason) == (stage, reason[:200])


def _stand(client: Client, stage: str, reason: str = "") -> None:
    """A stage has its own reason; a date to ask again belongs to “not now” alone."""
    CheckIn.objects.filter(client=client).delete()
    client.stage, client.stage_reason = stage, reason[:200]
    client.save(update_fields=["stage", "stage_reason"])
