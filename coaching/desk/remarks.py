"""The coach's one line about a client, typed into the list. No page writes over another's words unasked."""

from dataclasses import dataclass

from django.db import transaction

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import fitting
from coaching.autosave.revisions import store_text
from coaching.people.models import Client, Remark


@dataclass(frozen=True)
class RemarkField:
    """A remark on the page. Revision 0 is one that is not stored yet; `problem` is the SaveError shown beside its words."""

    text: str = ""
    revision: int = 0
    problem: SaveError | None = None

    name = id = "text"
    longest = Remark.LONGEST


@transaction.atomic
def save_remark(*, client: Client, text: str, known_revision: int, before: str | None = None) -> Remark:
    """Keeps the line and returns it; an empty one stays as an empty line, so that another page learns of it.

    `before` are the words that the same page sent without hearing back. Raises Conflict (see `store_text`), SaveError for
    one that is too long.
    """
    text = _clean(text)
    remark, is_new = Remark.objects.select_for_update().get_or_create(client=client, defaults={"text": text})
    if not is_new:
        store_text(remark, text, known=known_revision, before=before, clean=_clean)
    return remark


def field_of(client: Client) -> RemarkField:
    """What the list shows of a client who came with `remark`."""
    remark = getattr(client, "remark", None)
    return RemarkField(remark.text, remark.revision) if remark else RemarkField()


def _clean(words: str) -> str:
    """One line, without spaces around it."""
    return fitting(" ".join(words.split()), Remark.LONGEST)
