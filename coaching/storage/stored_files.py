"""A file that someone sent, as a row of a room: kept apart from public media, and taken away with its row."""

from typing import Any

from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils.crypto import get_random_string

from coaching.storage.file_names import plain_name
from coaching.storage.sniffing import ENDINGS, content_type


def private_storage() -> Storage:
    return storages["private"]


def stored_name(row: "StoredFile", filename: str) -> str:
    """A path that tells nothing and can't be guessed."""
    return f"{row.folder}/{get_random_string(32)}{ENDINGS[row.content_type]}"


class StoredFile(models.Model):
    """A judged file in private storage, in `folder`. `size` in bytes; `content_type` is what was found in it.

    A room connects `take_away` to its own model, and names its folder in `orphans.FOLDERS`.
    """

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

    def __str__(self) -> str:
        return self.name

    def take_in(self, upload: UploadedFile) -> None:
        """Stores an upload (see `judging.judged`) under a plain name, and the row with it. Raises NotKept."""
        self.size, self.content_type = upload.size or 0, content_type(upload)
        self.name = plain_name(upload.name, self.content_type)
        self.file.save(upload.name or "", upload, save=False)
        try:
            self.save()
        except BaseException:
            self.file.delete(save=False)
            raise


def take_away(sender: Any, instance: StoredFile, **kwargs: Any) -> None:
    """The file goes with its row, once that is certain."""
    transaction.on_commit(lambda: instance.file.storage.delete(str(instance.file.name)))
