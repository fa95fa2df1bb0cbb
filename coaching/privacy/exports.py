"""The verbs of an archive: asked for, made in the background, deleted after seven days."""

import secrets
from datetime import datetime, timedelta
from typing import IO

from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.privacy import export_file as writing
from coaching.privacy import mails
from coaching.privacy.models import KEPT_FOR, DataExport
from coaching.privacy.person import Person
from coaching.storage.not_kept import NotKept, told_as_not_kept
from coaching.storage.uploads import temporary_file

GIVE_UP_AFTER = timedelta(hours=3)  # by then the queue has tried five times
RETRY_AFTER = timedelta(minutes=15)  # when the disk was full
GIVE_UP_WITHOUT_ROOM = timedelta(days=3)
State = DataExport.State


class ExportError(Exception):
    """No archive can be made now; the message says why, for the client."""


def ask(*, client: Client, now: datetime | None = None) -> DataExport:
    """Has an archive made of everything the client has. Raises ArchiveError while one is being made."""
    from coaching.privacy.jobs import make

    try:
        with transaction.atomic():
            export = DataExport.objects.create(client=client, asked_at=now or timezone.now())
            make.enqueue(export.pk)
    except IntegrityError as error:
        raise ExportError(_("Your archive is already being made. We'll email you when it's ready.")) from error
    return export


def make(*, export: DataExport, now: datetime | None = None) -> None:
    """Makes the file, takes older ones away and mails the client where to fetch it. Safe to run again.

    While the disk is full it leaves nothing, and is tried again by `try_again`.
    """
    now = now or timezone.now()
    try:
        _write(export, now)
    except NotKept:
        DataExport.objects.filter(pk=export.pk, state=State.MAKING).update(retry_at=now + RETRY_AFTER)
        return
    with transaction.atomic():
        done = {"state": State.READY, "made_at": now, "file": export.file.name}
        if DataExport.objects.filter(pk=export.pk, state=State.MAKING).update(**done):
            mails.ready(export, now)
    if export.file.name and not DataExport.objects.filter(pk=export.pk).exists():  # the client was erased meanwhile
        export.file.storage.delete(export.file.name)
    for older in export.client.exports.filter(asked_at__lt=export.asked_at):
        delete(export=older)


def _write(export: DataExport, now: datetime) -> None:
    with told_as_not_kept("an archive"), temporary_file() as file:
        writing.write(file, Person.of(export.client), now)
        file.seek(0)
        _keep(export, file)


def _keep(export: DataExport, file: IO[bytes]) -> None:
    """The name is written down before the file is, so that no file is ever without a row."""
    if not export.file.name:
        export.file.name = f"archives/{export.pk}-{secrets.token_hex(16)}.zip"
        export.save(update_fields=["file"])
    storage = export.file.storage
    storage.delete(export.file.name)
    storage.save(export.file.name, File(file))


def delete(*, export: DataExport) -> None:
    """Deletes the file, then the row: whoever dies in between leaves a row, which is found again."""
    if export.file.name:
        export.file.storage.delete(export.file.name)
    export.delete()


def try_again(now: datetime) -> None:
    """Has those made that waited for room on the disk."""
    from coaching.privacy.jobs import make

    for export in DataExport.objects.filter(state=State.MAKING, retry_at__lte=now):
        with transaction.atomic():
            if DataExport.objects.filter(pk=export.pk, retry_at=export.retry_at).update(retry_at=now + RETRY_AFTER):
                make.enqueue(export.pk)


def tidy(now: datetime) -> None:
    """Deletes what is older than seven days, and gives up what could not be made."""
    making = DataExport.objects.filter(state=State.MAKING)
    hopeless = Q(asked_at__lt=now - GIVE_UP_AFTER, retry_at=None) | Q(asked_at__lt=now - GIVE_UP_WITHOUT_ROOM)
    making.filter(hopeless).update(state=State.FAILED)
    for export in DataExport.objects.exclude(state=State.MAKING).filter(asked_at__lt=now - KEPT_FOR):
        if export.made_at is None or export.expires_at <= now:
            delete(export=export)
