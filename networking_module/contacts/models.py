"""The people a client knows, what happened with them, and what was promised."""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from networking_module.contacts.access import OwnQuerySet

__all__ = ["Contact", "Promise", "Touch"]

UNANSWERED_LIMIT = 2


class ContactQuerySet(OwnQuerySet):
    client_path = "client"

    def current(self):
        return self.filter(archived_at=None)

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

    `rhythm_days` is how often to be in touch, in days, or None. `remind_at` is a moment the client chose instead.
    `due_at` follows from them at every save, so that lists can sort by it.
    """

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=150)
    company = models.CharField(_("company or school"), max_length=150, blank=True)
    role = models.CharField(_("what they do"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    how_we_met = models.TextField(_("how you met"), blank=True, max_length=2000)
    cares_about = models.TextField(_("what they care about"), blank=True, max_length=2000)
    notes = models.TextField(_("private notes"), blank=True, max_length=5000)
    rhythm_days = models.PositiveSmallIntegerField(_("how often"), null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    last_touch_at = models.DateTimeField(null=True, blank=True)
    unanswered = models.PositiveSmallIntegerField(default=0)
    resting = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ContactQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["client", "due_at"])]

    def __str__(self):
        # Reports of errors print rows by this, and a name must never get there.
        return f"contact {self.pk}"

    def save(self, *args, **kwargs):
        self.due_at = self.next_due()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("networking:person", args=[self.pk])

    def next_due(self):
        """When to be in touch next (aware), or None: the moment the client chose, else last time + rhythm."""
        if self.resting or self.archived_at:
            return None
        if self.remind_at or self.rhythm_days is None:
            return self.remind_at
        return self.last_touch_at + timedelta(days=self.rhythm_days) if self.last_touch_at else self.created_at

    @property
    def first_name(self):
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def rhythm_words(self):
        """“every 6 weeks”, or nothing."""
        return rhythm_words(self.rhythm_days)


def rhythm_words(days):
    """A rhythm as people say it."""
    if not days:
        return ""
    if days >= 12 * 7:
        months = round(days / 30.4)
        return ngettext("every month", "every %(count)d months", months) % {"count": months}
    if days % 7:
        return ngettext("every day", "every %(count)d days", days) % {"count": days}
    return ngettext("every week", "every %(count)d weeks", days // 7) % {"count": days // 7}


class Touch(models.Model):
    """One time that client and contact were in touch, whichever side began."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        LINKEDIN = "linkedin", _("LinkedIn message")
        COMMENT = "comment", _("Comment on a post")
        SHARED = "shared", _("Shared something")
        CALL = "call", _("Call")
        MEETING = "meeting", _("Met")
        NOTE = "note", _("Note by hand")

    class Direction(models.TextChoices):
        GAVE = "gave", _("I gave something")
        IN_TOUCH = "in_touch", _("Just in touch")
        ASKED = "asked", _("I asked for advice")
        THEY_WROTE = "they_wrote", _("They wrote to me")
        ASKED_FOR_JOB = "asked_for_job", _("I asked about a job")

    MESSAGES = (Kind.EMAIL, Kind.LINKEDIN)
    BOTH_SIDES = (Kind.CALL, Kind.MEETING)

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="touches")
    at = models.DateTimeField()
    kind = models.CharField(_("how"), max_length=10, choices=Kind)
    direction = models.CharField(_("which way"), max_length=15, choices=Direction, default=Direction.IN_TOUCH)
    note = models.TextField(_("note for yourself"), blank=True, max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["contact", "-at"])]

    def __str__(self):
        return f"{self.kind}, {self.at:%Y-%m-%d}"

    @property
    def resets_clock(self):
        """Asking for a job is not staying in touch."""
        return self.direction != self.Direction.ASKED_FOR_JOB

    @property
    def is_from_them(self):
        """Whether the contact took part: an answer to whatever was written before."""
        return self.direction == self.Direction.THEY_WROTE or self.kind in self.BOTH_SIDES

    @property
    def awaits_answer(self):
        return self.kind in self.MESSAGES and not self.is_from_them

    @property
    def lane(self):
        """The side of the street: "give", "ask" or neither."""
        return {"gave": "give", "asked": "ask", "asked_for_job": "ask"}.get(self.direction, "")


class Promise(models.Model):
    """A dated step that a client took on for someone. `due` is a date on the client's own calendar."""

    class Kind(models.TextChoices):
        PROMISE = "promise", _("You promised")
        THANK = "thank", _("Say thank you")
        LEAD = "lead", _("Follow the lead")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        KEPT = "kept", _("kept")
        DROPPED = "dropped", _("let go")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PROMISE)
    text = models.CharField(_("what you will do"), max_length=300)
    due = models.DateField(_("by when"))
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = OwnQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self):
        return f"{self.kind}, {self.due}"

    @property
    def is_open(self):
        return self.status == self.Status.OPEN
