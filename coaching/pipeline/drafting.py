"""A recap's words, saved as the coach types them. None of it reaches the prospect before a button puts it into the recap."""

from django.db import transaction

from coaching.autosave.plain_text import plain
from coaching.autosave.revisions import next_revision
from coaching.people.models import Client
from coaching.pipeline.models import Offer, OfferDraft


def draft_of(client: Client) -> OfferDraft:
    """What is typed so far; where nothing is, the recap's own words, not saved."""
    draft = OfferDraft.objects.filter(client=client).first()
    return draft or OfferDraft(client=client, text=_offered_text(client))


@transaction.atomic
def save_draft(*, client: Client, text: str, known_revision: int, before: str | None = None) -> int:
    """Keeps what the coach typed and returns its new revision. `before` are words that the page sent without hearing back.

    Raises Conflict (see `next_revision`).
    """
    Client.objects.select_for_update(of=("self",), no_key=True).get(pk=client.pk)
    draft, value = draft_of(client), _clean(text)
    number = next_revision(value, stored=draft.text, revision=draft.revision, known=known_revision, before=before, clean=_clean)
    if number != draft.revision:
        draft.text, draft.revision = value, number
        draft.save()
    return number


def unpublished_text(client: Client) -> str | None:
    """The draft's words where they differ from what the recap says; None where they don't."""
    text = draft_of(client).text
    return text if text != _offered_text(client) else None


def _offered_text(client: Client) -> str:
    return Offer.objects.filter(client=client).values_list("text", flat=True).first() or ""


def _clean(words: str) -> str:
    return plain(words).strip()
