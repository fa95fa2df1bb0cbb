from django.conf import settings
from django.db import models

__all__ = ["SiteMove"]


class SiteMove(models.Model):
    """One file of an existing site: what was found in it, and what came of that.

    `items` are the fields of each `items.Item`, with `take` where it is selected; once it is done, its pictures
    (pictures.py). `left` counts what was no article, and `left_out` names the first of it (left_out.py). `pages` and
    `redirects` are the numbers of what was made.
    """

    class State(models.TextChoices):
        CHOOSING = "choosing"
        DONE = "done"
        UNDONE = "undone"

    file_name = models.CharField(max_length=150)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.CHOOSING)
    items = models.JSONField(default=list)
    left = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=list)
    pages = models.JSONField(default=list)
    redirects = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name
