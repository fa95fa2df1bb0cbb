"""A draft's text, saved as it is typed. Two pages or devices never overwrite each other unasked."""

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import plain
from coaching.autosave.revisions import next_revision
from networking_module.bring_value.models import OutreachMessage


class WasSent(SaveError):
    """The message is marked as sent: its words stay as they went."""

    def __init__(self) -> None:
        super().__init__(
            _("You marked this message as sent, so it stays as it was sent. What you have changed since then isn't saved.")
        )


@transaction.atomic
def save_text(*, message: OutreachMessage, text: str, known: int, before: str | None = None) -> OutreachMessage:
    """Saves a draft's text that was written on revision `known`, and returns the draft as it is now.

    `before` is the text that the same page sent without hearing back. Raises Conflict (see `next_revision`), WasSent when
    it is a draft no more. A rewritten text gets a fresh look: an earlier "I disagree" was about other words.
    """
    locked = OutreachMessage.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=message.pk)
    if text == locked.text:
        return locked
    if not locked.is_draft:
        raise WasSent
    number = next_revision(text, stored=locked.text, revision=locked.revision, known=known, before=before, clean=plain)
    locked.text, locked.revision, locked.disagreed = text, number, False
    locked.save(update_fields=["text", "revision", "disagreed", "updated_at"])
    return locked
