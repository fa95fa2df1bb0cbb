"""The people a client knows."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import OwnQuerySet
from networking_module.contacts.exchanges import Promise, Touch
from networking_module.contacts.keys import company_key, profile_key
from networking_module.contacts.rhythm import rhythm_words

__all__ = ["Circle", "Contact", "Promise", "Tag", "Touch"]


class ClientQuerySet(OwnQuerySet):
    client_path = "client"


class Circle(models.Model):
    """A group of people that a client keeps in touch with at one rhythm, in days; None is no rhythm of its own."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="circles")
    name = models.CharField(_("name"), max_length=40)
    rhythm_days = models.PositiveSmallIntegerField(_("how often"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = ClientQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint("client", Lower("name"), name="circle_name_once")]

    def __str__(self):
        return self.name


class Tag(models.Model):
    """A client's own word for some of their people."""

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contact_tags")
    name = models.CharField(_("name"), max_length=40)

    objects = ClientQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("client", Lower("name"), name="contact_tag_once")]

    def __str__(self):
        return self.name


class ContactQuerySet(ClientQuerySet):
    def current(self):
        return self.filter(archived_at=None).select_related("circle")

    def search(self, words):
        """Those whose name, company or role contains every word."""
        found = self
        for word in words.replace("\0", "").split():
            found = found.filter(
                models.Q(name__icontains=word) | models.Q(company__icontains=word) | models.Q(role__icontains=word)
            )
        return found


class Contact(models.Model):
    """Someone a client knows. The client's own: no screen, log or mail of the practice shows it unless it was shared.

    `rhythm_days` is how often to be in touch, in days: None takes the circle's, 0 is none at all. `remind_at` is a moment
    the client chose instead. `due_at` follows from them at every save, so that lists can sort by it; the two keys do so
    that one person is known again in another file.
    """

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=150)
    company = models.CharField(_("company or school"), max_length=150, blank=True)
    role = models.CharField(_("what they do"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    profile = models.URLField(_("LinkedIn or other profile"), max_length=300, blank=True)
    how_we_met = models.TextField(_("how you met"), blank=True, max_length=2000)
    cares_about = models.TextField(_("what they care about"), blank=True, max_length=2000)
    shared_school = models.CharField(_("a school you share"), max_length=150, blank=True)
    shared_employer = models.CharField(_("an employer you share"), max_length=150, blank=True)
    shared_place = models.CharField(_("a place you share"), max_length=150, blank=True)
    notes = models.TextField(_("private notes"), blank=True, max_length=5000)
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts")
    tags = models.ManyToManyField(Tag, blank=True, related_name="contacts")
    rhythm_days = models.PositiveSmallIntegerField(_("how often"), null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    last_touch_at = models.DateTimeField(null=True, blank=True)
    unanswered = models.PositiveSmallIntegerField(default=0)
    resting = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, blank=True, editable=False)
    imported_by = models.ForeignKey(
        "networking_module.ContactImport", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    profile_key = models.CharField(max_length=300, blank=True, editable=False)
    company_key = models.CharField(max_length=150, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ContactQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["client", "due_at"]),
            models.Index(fields=["client", "company_key"]),
            models.Index(fields=["client", "profile_key"]),
        ]

    def __str__(self):
        # Reports of errors print rows by this, and a name must never get there.
        return f"contact {self.pk}"

    def save(self, *args, **kwargs):
        self.work_out()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("networking:person", args=[self.pk])

    def work_out(self):
        """Fills what follows from the rest; whoever saves in bulk calls it first."""
        self.due_at = self.next_due()
        self.profile_key = profile_key(self.profile)
        self.company_key = company_key(self.company)

    @property
    def rhythm(self):
        """Every how many days, their own or their circle's, or None."""
        days = self.rhythm_days
        return (self.circle.rhythm_days if days is None and self.circle else days) or None

    def next_due(self):
        """When to be in touch next (aware), or None: the moment the client chose, else last time + rhythm."""
        if self.resting or self.archived_at:
            return None
        if self.remind_at or self.rhythm is None:
            return self.remind_at
        return self.last_touch_at + timedelta(days=self.rhythm) if self.last_touch_at else self.created_at

    @property
    def first_name(self):
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def rhythm_words(self):
        """“every 6 weeks”, or nothing."""
        return rhythm_words(self.rhythm)
