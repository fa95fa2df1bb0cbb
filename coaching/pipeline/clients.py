"""From a prospect to a client, and back when that was a slip; and two rows that are one person."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people.invitations import invite
from coaching.people.models import Client, Invitation, Note, Remark, TimelineEntry
from coaching.people.timeline import record
from coaching.pipeline.drafting import unpublished_text
from coaching.pipeline.models import CheckIn, Offer, OfferDraft
from coaching.pipeline.offers import stage_before

ANSWERED = "booking.answer"
NEVER = datetime.min.replace(tzinfo=UTC)
NEARNESS: list[str] = [Client.Stage.OFFERED, Client.Stage.PROSPECT, Client.Stage.LATER, Client.Stage.DECLINED]


class PipelineError(Exception):
    """What was asked can't be done; the message is a sentence for the coach."""


@transaction.atomic
def make_client(*, client: Client, now: datetime | None = None) -> Invitation:
    """Makes a prospect a client and invites them; what they answered when booking goes into the coach's timeline.

    Pressed again it only invites again. Raises InvitationError when they already have an account.
    """
    now = now or timezone.now()
    client = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    was_prospect = client.is_prospect
    invitation = invite(client=client, now=now)
    if was_prospect:
        Client.objects.filter(pk=client.pk).update(stage_reason="")
        _keep_answers(client, now)
    return invitation


def _keep_answers(client: Client, now: datetime) -> None:
    kept = set(client.timeline.filter(kind=ANSWERED).values_list("text", flat=True))
    for booking in client.bookings.order_by("start"):
        for answer in booking.answers:
            text = (_("Before the call: %(question)s %(answer)s") % answer)[:300]
            if answer["answer"] and text not in kept:
                kept.add(text)
                record(client=client, kind=ANSWERED, text=text, at=now, for_client=False)


@transaction.atomic
def undo_conversion(*, client: Client, now: datetime | None = None) -> Client:
    """Makes someone a prospect again who was made a client by mistake; the invitation's link dies. Raises PipelineError."""
    now = now or timezone.now()
    client = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    if client.user_id or client.is_prospect or client.ledger.exists():
        raise PipelineError(_("%(name)s already has an account or sessions, and stays a client.") % {"name": client.name})
    client.invitations.filter(accepted_at=None).update(expires_at=now)
    client.modules.all().delete()
    client.stage = stage_before(client)
    client.save(update_fields=["stage"])
    record(client=client, kind="pipeline.taken_back", text=_("A prospect again"), at=now, for_client=False)
    return client


@transaction.atomic
def join(*, prospect: Client, into: Client, now: datetime | None = None) -> Client:
    """Puts a prospect's bookings, notes and timeline with the client who is the same person, and removes the double.

    Only the coach can know that; nothing is ever joined by an address. Links in mails keep working. Raises PipelineError.
    """
    prospect, into = _both(prospect, into)
    _refuse(prospect, into)
    for rows in (prospect.bookings, prospect.notes, prospect.goals, TimelineEntry.objects.filter(client=prospect)):
        rows.update(client=into)
    _join_remarks(prospect, into)
    _join_drafts(prospect, into)
    _join_offers(prospect, into)
    _join_stages(prospect, into)
    into.source, into.phone = into.source or prospect.source, into.phone or prospect.phone
    into.save(update_fields=["source", "phone", "stage", "stage_reason"])
    prospect.delete()
    record(client=into, kind="pipeline.joined", text=_("Two entries of one person joined"), at=now, for_client=False)
    return into


def _join_remarks(prospect: Client, into: Client) -> None:
    """The client's line stays; a prospect's takes the place of none, or becomes a private note."""
    line = Remark.objects.filter(client=prospect).exclude(text="").first()
    if line and Remark.objects.filter(client=into).exclude(text="").exists():
        Note.objects.create(client=into, text=line.text)
    elif line:
        Remark.objects.filter(client=into).delete()
        Remark.objects.filter(pk=line.pk).update(client=into)


def _join_drafts(prospect: Client, into: Client) -> None:
    """What was typed and not yet put into a recap becomes a private note."""
    for text in filter(None, map(unpublished_text, (prospect, into))):
        Note.objects.create(client=into, text=text)
    OfferDraft.objects.filter(client__in=[prospect, into]).delete()


def _join_offers(prospect: Client, into: Client) -> None:
    """One recap stays, the one that was sent last; the words of the other become a private note."""
    found = [each.offer for each in (prospect, into) if hasattr(each, "offer")]
    if not found:
        return
    *others, kept = sorted(found, key=lambda offer: (offer.sent_at or NEVER, offer.created_at))
    for other in others:
        Note.objects.create(client=into, text=other.text)
        other.delete()
    Offer.objects.filter(pk=kept.pk).update(client=into)


def _join_stages(prospect: Client, into: Client) -> None:
    """Of two prospects the one counts who is nearer to starting, and a date to ask again goes with “not now”."""
    if into.is_prospect and NEARNESS.index(prospect.stage) < NEARNESS.index(into.stage):
        CheckIn.objects.filter(client=into).delete()
        CheckIn.objects.filter(client=prospect).update(client=into)
        into.stage, into.stage_reason = prospect.stage, prospect.stage_reason


def _both(prospect: Client, into: Client) -> tuple[Client, Client]:
    pair = [prospect.pk, into.pk]
    rows = {client.pk: client for client in Client.objects.select_for_update(no_key=True).filter(pk__in=pair).order_by("pk")}
    if len(rows) < 2:
        raise PipelineError(_("These are already one entry."))
    return rows[prospect.pk], rows[into.pk]


def _refuse(prospect: Client, into: Client) -> None:
    if prospect.coach_id != into.coach_id:
        raise PipelineError(_("They have different coaches, and stay separate."))
    own = (prospect.ledger, prospect.purchases, prospect.assignments)
    if prospect.user_id or not prospect.is_prospect or any(rows.exists() for rows in own):
        raise PipelineError(
            _("%(name)s has an account, sessions or exercises of their own, and stays separate.") % {"name": prospect.name}
        )
