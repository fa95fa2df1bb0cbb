"""Files that clients hand in: judged by size and content before they are stored, taken away with their answer."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from coaching.exercises.answer_parsers import AnswerError
from coaching.exercises.models import AnswerFile, Assignment
from coaching.storage.file_names import plain_name
from coaching.storage.judging import Refused, judged
from coaching.storage.not_kept import NotKept


class FileNotKept(AnswerError):
    """Our storage could not keep the file; what else was sent is stored all the same."""

    status = 507


def received(raw: Collection[Any], stored: Any) -> Any:
    """What a form says about a file: a checked upload, "" to take it away, or `stored` when nothing was chosen.

    Raises AnswerError for a file that is not taken.
    """
    upload = next((each for each in raw if isinstance(each, UploadedFile)), None)
    if upload is not None:
        return guarded(upload)
    return "" if "remove" in raw else stored


def is_stored(upload: UploadedFile, stored: Any) -> bool:
    """Whether an upload is the very file that is already there: it arrived before, but its page never heard back."""
    row = AnswerFile.objects.filter(pk=stored["file"], size=upload.size or 0).first() if stored else None
    if row is None or row.name != plain_name(upload.name, row.content_type):
        return False
    try:
        with row.file.open() as file:
            same = file.read() == upload.read()
    except OSError:  # the disk lost it: what is sent now takes its place
        return False
    upload.seek(0)
    return same


def keep(*, assignment: Assignment, prompt_id: UUID | str, upload: UploadedFile) -> dict[str, Any]:
    """Stores a checked upload and returns the answer's value."""
    row = AnswerFile(assignment=assignment, prompt_id=prompt_id)
    with told_beside_its_field():
        row.take_in(upload)
    return row.as_answer


@contextmanager
def told_beside_its_field() -> Iterator[None]:
    """Makes what storages say of a file that they could not keep a FileNotKept."""
    try:
        yield
    except NotKept as error:
        raise FileNotKept(error.messages[0]) from error


def drop(stored: Any) -> None:
    """Takes away a file that its answer no longer names, unless it was handed in before."""
    for row in AnswerFile.objects.filter(pk=stored["file"]) if stored else ():
        if not row.was_handed_in:
            row.delete()


def guarded(upload: UploadedFile) -> UploadedFile:
    """The upload, if it is one that is taken. Raises AnswerError with what to do otherwise."""
    try:
        with told_beside_its_field():
            return judged(upload)
    except Refused as error:
        raise AnswerError(error.messages[0]) from error
