"""Files that clients hand in, taken away with their rows."""

from django.db import models
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _lazy

from coaching.storage.stored_files import StoredFile, take_away


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


post_delete.connect(take_away, sender=AnswerFile)
