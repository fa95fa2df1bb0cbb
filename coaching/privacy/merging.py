from datetime import datetime
from functools import partial

from django.db import transaction

from coaching.people.merge_rules import joins
from coaching.people.models import Client
from coaching.privacy.models import DataExport


@joins(DataExport)
def end_archives(kept: Client, other: Client, now: datetime) -> None:
    """An archive of the other entry holds half a person: it goes, and the next one has everything."""
    for export in DataExport.objects.filter(client=other):
        if export.file.name:
            transaction.on_commit(partial(export.file.storage.delete, export.file.name))
        export.delete()
