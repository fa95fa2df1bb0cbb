"""Who must not know that a client is looking for work; someone by themselves is marked on their own row."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import ClientOwnedQuerySet
from networking_module.contacts.normalize import company_key


class UnawareEmployer(models.Model):
    """An employer where nobody must know. Whoever has this company on the client's list, in whatever writing, is meant."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="unaware_employers")
    name = models.CharField(_("employer"), max_length=150)
    company_key = models.CharField(max_length=150, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ClientOwnedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["client", "company_key"], name="unaware_employer_once")]

    def __str__(self):
        # As with a contact, a name must never get into a report of errors.
        return f"employer {self.pk}"

    def save(self, *args, **kwargs):
        self.company_key = company_key(self.name)
        super().save(*args, **kwargs)
