"""A draft's text, saved as it is typed. Two pages or devices never overwrite each other unasked."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.exercises.answer_parsers import AnswerError
from coaching.exercises.answers import Conflict
from networking_module.bring_value.models import OutreachMessage


class WasSent(AnswerError):
    """The message is marked as sent: its words stay as they went."""

    def __init__(self):
        super().__init__(_("You marked this message as sent, so it stays as it went. What you changed since isn't saved."))


@dataclass(frozen=True)
class Written:
    """A draft's text on a page; the names are those that the core's template of two texts (`prompts/problem.html`) asks for."""

    revision: int
    problem: Conflict | None = None
    name = id = "text"
    kind = "long_answer"


@transaction.atomic
def save_text(*, message, text, known, before=None):
    """Saves a draft's text that was written on revision `known`, and gives the draft as it is now.

    `before` is the text that the same page sent without hearing back. Raises Conflict where another page saved other words
    since, WasSent when it is a draft no more. A rewritten text gets a fresh look: an earlier "I disagree" was about other
    words.
    """
    locked = OutreachMessage.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=message.pk)
    if text == locked.text:
        return locked
    if not locked.is_draft:
        raise WasSent
    if known != locked.revision and before != locked.text:
        raise Conflict(locked.text, locked.revision)
    locked.text, locked.revision, locked.disagreed = text, locked.revision + 1, False
    locked.save(update_fields=["text", "revision", "disagreed", "updated_at"])
    return locked
