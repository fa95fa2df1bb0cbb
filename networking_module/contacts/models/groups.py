"""How a client sorts their people: by how close they are, and by words of their own."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import ClientOwnedQuerySet
from networking_module.contacts.rhythm import rhythm_words


class ContactGroup(models.Model):
    """A group of people that a client keeps in touch with at one rhythm, in days; None is no rhythm of its own."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contact_groups")
    name = models.CharField(_("name"), max_length=40)
    rhythm_days = models.PositiveSmallIntegerField(_("how often"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = ClientOwnedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint("client", Lower("name"), name="contact_group_name_once")]

    def __str__(self):
        return self.name

    @property
    def rhythm(self):
        """“every 3 weeks”, or nothing."""
        return rhythm_words(self.rhythm_days)

    @property
    def with_rhythm(self):
        """“Close, every 3 weeks”, as shown in a list to choose from."""
        return f"{self.name}, {self.rhythm}" if self.rhythm else self.name


class Tag(models.Model):
    """A client's own word for some of their people."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contact_tags")
    name = models.CharField(_("name"), max_length=40)

    objects = ClientOwnedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("client", Lower("name"), name="contact_tag_once")]

    def __str__(self):
        return self.name
