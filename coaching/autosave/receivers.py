from datetime import datetime

from coaching.autosave.waiting_words import expired
from coaching.sweeping import delete_in_portions, swept_daily


@swept_daily("waiting words")
def delete_words_of_nobody(now: datetime) -> int:
    return delete_in_portions(expired(now))
