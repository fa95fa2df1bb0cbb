from datetime import datetime

from coaching.between_sessions.models import WordReader
from coaching.people.merge_rules import joins, move
from coaching.people.models import Client


@joins(WordReader)
def join_words(kept: Client, other: Client, now: datetime) -> None:
    """One word is there once."""
    move(WordReader, kept, other, besides=("word_id",))
