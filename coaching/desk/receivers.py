from datetime import datetime

from coaching.desk.notes import KEPT
from coaching.people.models import Note
from coaching.sweeping import delete_in_portions, swept_daily


@swept_daily("desk.notes")
def sweep_deleted_notes(now: datetime) -> int:
    return delete_in_portions(Note.with_deleted.filter(deleted_at__lte=now - KEPT))
