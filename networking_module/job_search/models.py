"""What a client did to find work, and the day it worked."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import ClientOwnedQuerySet

__all__ = ["GoodNews", "SearchStep"]


class SearchStep(models.Model):
    """A step that no person of the client's list stands for, such as an application. `on` is a date of the client's own
    calendar. For the client alone."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="search_steps")
    on = models.DateField(_("when"))
    company = models.CharField(_("company"), max_length=150)
    person = models.CharField(_("who"), max_length=150, blank=True)
    channel = models.CharField(_("how"), max_length=100)
    result = models.CharField(_("what came of it"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ClientOwnedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"search step {self.pk}"


class GoodNews(models.Model):
    """A client found work. `on` is a date of their own calendar; `words` are the client's, `helped` who helped.

    `goes_on` is whether they would like to go on being coached; the coach is told that, and that there is news. `rhythms` are
    those from before, in days, when everything was slowed down: {"groups": {number: days}, "people": {number: days}}; "archived"
    there is {number: moment} of those who were unarchived to be thanked.
    """

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="good_news")
    on = models.DateField(_("starting when"))
    words = models.CharField(_("what is it?"), max_length=200, blank=True)
    helped = models.ManyToManyField("networking_module.Contact", blank=True, related_name="good_news")
    rhythms = models.JSONField(default=dict, blank=True)
    goes_on = models.BooleanField(_("continue the coaching"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ClientOwnedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"news {self.pk}"

    @property
    def slowed_down(self):
        return "groups" in self.rhythms
