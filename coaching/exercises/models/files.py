"""Files that clients hand in, kept apart from public media and taken away with their rows."""

from pathlib import Path

from django.core.files.storage import storages
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _lazy

from coaching.exercises.sniffing import ENDINGS, content_type


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
        """Stores a checked upload (see `guarded`) under a plain name, and the row with it. Raises NotKept."""
        self.size, self.content_type = upload.size, content_type(upload)
        self.name = plain_name(upload.name, ENDINGS[self.content_type])
        self.file.save(upload.name, upload, save=False)
        try:
            self.save()
        except BaseException:
            self.file.delete(save=False)
            raise


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


def plain_name(name, ending):
    stem = "".join(sign for sign in Path(name).stem if sign.isprintable() and sign not in '/\\"') or "file"
    return stem[:120] + ending


def take_away(sender, instance, **kwargs):
    """The file goes with its row, once that is certain."""
    transaction.on_commit(lambda: instance.file.storage.delete(instance.file.name))


post_delete.connect(take_away, sender=AnswerFile)
