from django.db import models

__all__ = ["WaitingWords"]


class WaitingWords(models.Model):
    """A form that someone signed out has sent, until they have signed in again: see `stash`.

    `browser` and `visitor` (its network address) are digests. `fields` is JSON of {name: [values]}, as text because PostgreSQL's
    JSON takes no NUL; `size` counts its characters. `is_known` says that someone had signed in in that browser before.
    """

    browser = models.CharField(max_length=64)
    visitor = models.CharField(max_length=64, db_index=True)
    is_known = models.BooleanField(default=False)
    path = models.CharField(max_length=300)
    fields = models.TextField()
    size = models.PositiveIntegerField()
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["browser", "path"], name="waiting_words_one_a_page")]

    def __str__(self) -> str:
        return self.path
