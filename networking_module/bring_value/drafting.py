"""A draft's text, saved as it is typed. Two pages or devices never overwrite each other unasked."""

from dataclasses import dataclass

from django.db import transaction

from coaching.exercises.answers import Conflict
from networking_module.bring_value.models import OutreachMessage


@dataclass(frozen=True)
class Written:
    """A draft's text on a page; the names are those that the core's template of two texts (`prompts/problem.html`) asks for."""

    revision: int
    problem: Conflict | None = None
    name = id = "text"
    kind = "long_answer"


@transaction.atomic
def save_text(*, message, text, known):
    """Saves a draft's text that was written on revision `known`, and gives the draft as it is now.

    Raises Conflict where another page saved other words since. A rewritten text gets a fresh look: an earlier "I disagree"
    was about other words. A message that was sent stays as it went.
    """
    locked = OutreachMessage.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=message.pk)
    if text == locked.text or not locked.is_draft:
        return locked
    if locked.revision != known:
        raise Conflict(locked.text, locked.revision)
    locked.text, locked.revision, locked.disagreed = text, known + 1, False
    locked.save(update_fields=["text", "revision", "disagreed", "updated_at"])
    return locked
