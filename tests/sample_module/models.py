from django.db import models


class Entry(models.Model):
    """One line that a client wrote. Private."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="journal")
    text = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"entry {self.pk}"
