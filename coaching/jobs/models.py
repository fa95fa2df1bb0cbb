from django.db import models

__all__ = ["Heartbeat"]


class Heartbeat(models.Model):
    """The last heartbeat of one lane of the worker; several workers share the rows. `at` is UTC."""

    lane = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.lane} {self.at:%Y-%m-%d %H:%M:%S}"
