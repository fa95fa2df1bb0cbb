"""Files that clients hand in: guarded by size and content, kept apart from public media, taken away with their answer."""

from pathlib import Path

from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from coaching.exercises.kinds import AnswerError
from coaching.exercises.sniffing import ENDINGS, content_type

LARGEST = 10 * 1024 * 1024
ACCEPTED = ",".join(ENDINGS.values())


def private_storage():
    return storages["private"]


def stored_name(row, filename):
    """A path that tells nothing and can't be guessed."""
    return f"{row.folder}/{get_random_string(32)}{ENDINGS[row.content_type]}"


class StoredFile(models.Model):
    """A guarded file in private storage. `size` in bytes; `content_type` is what was found in it."""

    file = models.FileField(upload_to=stored_name, storage=private_storage, max_length=200)
    name = models.CharField(max_length=150)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    folder = ""

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def take_in(self, upload):
        """Stores a checked upload (see `guarded`) under a plain name, and the row with it."""
        self.size, self.content_type = upload.size, content_type(upload)
        self.name = _plain_name(upload.name, ENDINGS[self.content_type])
        self.file.save(upload.name, upload, save=False)
        self.save()


class AnswerFile(StoredFile):
    """A file under one prompt of an assignment."""

    assignment = models.ForeignKey("coaching.Assignment", on_delete=models.CASCADE, related_name="files")
    prompt_id = models.UUIDField()

    folder = "answers"

    class Meta:
        verbose_name = _lazy("file of an answer")

    @property
    def was_handed_in(self):
        """Whether the coach may see it: a file in a draft is the client's own."""
        return self.assignment.submissions.filter(**{f"answers__{self.prompt_id}__file": self.pk}).exists()

    @property
    def as_answer(self):
        return {"file": self.pk, "name": self.name, "size": self.size}


def received(raw, stored):
    """What a form says about a file: a checked upload, "" to take it away, or `stored` when nothing was chosen.

    Raises AnswerError for a file that is not taken.
    """
    upload = next((each for each in raw if isinstance(each, UploadedFile)), None)
    if upload is not None:
        return guarded(upload)
    return "" if "remove" in raw else stored


def is_stored(upload, stored):
    """Whether an upload is the very file that stands there: it arrived before, and its page never heard of it."""
    row = AnswerFile.objects.filter(pk=stored["file"], size=upload.size).first() if stored else None
    if row is None or row.name != _plain_name(upload.name, ENDINGS[row.content_type]):
        return False
    with row.file.open() as file:
        same = file.read() == upload.read()
    upload.seek(0)
    return same


def keep(*, assignment, prompt_id, upload):
    """Stores a checked upload and gives what stands in the answer."""
    row = AnswerFile(assignment=assignment, prompt_id=prompt_id)
    row.take_in(upload)
    return row.as_answer


def drop(stored):
    """Takes away a file that its answer no longer names, unless it was handed in before."""
    for row in AnswerFile.objects.filter(pk=stored["file"]) if stored else ():
        if not row.was_handed_in:
            row.delete()


def guarded(upload):
    """The upload, if it is one that is taken. Raises AnswerError with what to do otherwise."""
    if upload.size > LARGEST:
        raise AnswerError(_("This file is larger than 10 MB. Please choose a smaller one: it isn't saved yet."))
    if not content_type(upload):
        words = _("Please choose a PDF, Word, OpenDocument, spreadsheet, slides, text or picture file. This one isn't saved.")
        raise AnswerError(words)
    return upload


def _plain_name(name, ending):
    stem = "".join(sign for sign in Path(name).stem if sign.isprintable() and sign not in '/\\"') or "file"
    return stem[:120] + ending


def take_away(sender, instance, **kwargs):
    """The file goes with its row, once that is certain."""
    transaction.on_commit(lambda: instance.file.storage.delete(instance.file.name))


post_delete.connect(take_away, sender=AnswerFile)
