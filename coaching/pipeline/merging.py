"""Where recaps and “not now” go when two entries of one person become one."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from coaching.people.merge import other_counts
from coaching.people.merge_rules import joins, move, notes
from coaching.people.models import Client, Note
from coaching.pipeline.drafting import unpublished_text
from coaching.pipeline.models import CheckIn, Offer, OfferDraft

NEVER = datetime.min.replace(tzinfo=UTC)


@joins(OfferDraft)
def join_drafts(kept: Client, other: Client, now: datetime) -> None:
    """What was typed and not yet put into a recap becomes a private note; before recaps become one."""
    for text in filter(None, map(unpublished_text, (other, kept))):
        Note.objects.create(client=kept, text=text)
    OfferDraft.objects.filter(client__in=[kept, other]).delete()


@joins(Offer)
def join_offers(kept: Client, other: Client, now: datetime) -> None:
    """One recap stays, the one that was sent last; the words of the other become a private note."""
    found = list(Offer.objects.filter(client__in=[kept, other]))
    if not found:
        return
    *others, stays = sorted(found, key=lambda offer: (offer.sent_at or NEVER, offer.created_at))
    for each in others:
        Note.objects.create(client=kept, text=each.text)
        each.delete()
    Offer.objects.filter(pk=stays.pk).update(client=kept)


@joins(CheckIn)
def join_check_ins(kept: Client, other: Client, now: datetime) -> None:
    """A date to ask again goes with “not now”."""
    CheckIn.objects.filter(client=kept if other_counts(kept, other) else other).delete()
    move(CheckIn, kept, other)


@notes
def two_recaps(kept: Client, other: Client) -> str:
    both = Offer.objects.filter(client__in=[kept, other]).count() == 2
    return _("Both have a recap: the one sent last stays, and the text of the other becomes a private note.") if both else ""
