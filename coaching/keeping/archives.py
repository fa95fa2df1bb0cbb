"""The verbs of an archive: asked for, made in the background, deleted after seven days."""

import secrets
from datetime import timedelta
from tempfile import TemporaryFile

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.keeping import archive as writing
from coaching.keeping import mails
from coaching.keeping.models import KEPT_FOR, Archive
from coaching.keeping.person import Person

GIVE_UP_AFTER = timedelta(hours=3)  # by then the queue has tried five times
State = Archive.State


class ArchiveError(Exception):
    """No archive can be made now; the message says why, for the client."""


def ask(*, client, now=None):
    """Has an archive made of everything the client has. Raises ArchiveError while one is being made."""
    from coaching.keeping.jobs import make

    try:
        with transaction.atomic():
            archive = Archive.objects.create(client=client, asked_at=now or timezone.now())
            make.enqueue(archive.pk)
    except IntegrityError as error:
        raise ArchiveError(_("Your archive is being made already. A mail tells you when it is ready.")) from error
    return archive


def make(*, archive, now=None):
    """Makes the file, takes older ones away and mails the client where to fetch it. Safe to run again."""
    now = now or timezone.now()
    with TemporaryFile() as file:
        writing.write(file, Person.of(archive.client), now)
        file.seek(0)
        _keep(archive, file)
    with transaction.atomic():
        done = {"state": State.READY, "made_at": now, "file": archive.file.name}
        if Archive.objects.filter(pk=archive.pk, state=State.MAKING).update(**done):
            mails.ready(archive, now)
    if not Archive.objects.filter(pk=archive.pk).exists():  # the client was erased meanwhile
        archive.file.storage.delete(archive.file.name)
    for older in archive.client.archives.filter(asked_at__lt=archive.asked_at):
        delete(archive=older)


def _keep(archive, file):
    """The name is written down before the file is, so that no file is ever without a row."""
    if not archive.file.name:
        archive.file.name = f"archives/{archive.pk}-{secrets.token_hex(16)}.zip"
        archive.save(update_fields=["file"])
    storage = archive.file.storage
    storage.delete(archive.file.name)
    storage.save(archive.file.name, File(file))


def delete(*, archive):
    """Deletes the file, then the row: whoever dies in between leaves a row, which is found again."""
    if archive.file.name:
        archive.file.storage.delete(archive.file.name)
    archive.delete()


def tidy(now):
    """Deletes what is older than seven days, and gives up what could not be made."""
    Archive.objects.filter(state=State.MAKING, asked_at__lt=now - GIVE_UP_AFTER).update(state=State.FAILED)
    for archive in Archive.objects.exclude(state=State.MAKING).filter(asked_at__lt=now - KEPT_FOR):
        if archive.made_at is None or archive.expires_at <= now:
            delete(archive=archive)
