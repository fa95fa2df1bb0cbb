from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.account import Lot


class ExtensionRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answer="")


class ExtensionRequest(models.Model):
    """A client asks for more time with a lot: until `until`, a date of theirs. One can be open for a lot."""

    class Answer(models.TextChoices):
        YES = "yes", _("extended")
        NO = "no", _("declined")

    lot = models.ForeignKey(Lot, on_delete=models.CASCADE, related_name="extension_requests")
    until = models.DateField(_("until"))
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    word = models.CharField(_("a word for the client"), max_length=200, blank=True)

    objects = ExtensionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["lot"], name="one_open_extension_request", condition=models.Q(answer=""))]

    def __str__(self):
        return f"{self.lot}, {self.until}"
