"""What happened between a client and a contact, and what was promised."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import OwnQuerySet


class Touch(models.Model):
    """One time that client and contact were in touch, whichever side began.

    `off_search_list` leaves it out of the client's own list of their search for work.
    """

    class Kind(models.TextChoices):
        EMAIL = "email", _("Email")
        LINKEDIN = "linkedin", _("LinkedIn message")
        COMMENT = "comment", _("Comment on a post")
        SHARED = "shared", _("Shared something")
        CALL = "call", _("Call")
        MEETING = "meeting", _("Met")
        NOTE = "note", _("Note by hand")

    class Direction(models.TextChoices):
        GAVE = "gave", _("I helped, or gave something")
        IN_TOUCH = "in_touch", _("Just in touch")
        ASKED = "asked", _("I asked for advice")
        THEY_WROTE = "they_wrote", _("They wrote to me")
        THEY_HELPED = "they_helped", _("They helped me")
        ASKED_FOR_JOB = "asked_for_job", _("I asked about a job")

    MESSAGES = (Kind.EMAIL, Kind.LINKEDIN)
    FROM_THEM = (Direction.THEY_WROTE, Direction.THEY_HELPED)
    BOTH_SIDES = (Kind.CALL, Kind.MEETING)

    contact = models.ForeignKey("networking_module.Contact", on_delete=models.CASCADE, related_name="touches")
    at = models.DateTimeField()
    kind = models.CharField(_("how"), max_length=10, choices=Kind)
    direction = models.CharField(_("which way"), max_length=15, choices=Direction, default=Direction.IN_TOUCH)
    note = models.TextField(_("note for yourself"), blank=True, max_length=2000)
    off_search_list = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name, verbose_name_plural = _("time in touch"), _("times in touch")
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
        return self.direction in self.FROM_THEM or self.kind in self.BOTH_SIDES

    @property
    def awaits_answer(self):
        return self.kind in self.MESSAGES and not self.is_from_them

    @property
    def lane(self):
        """The side of the street: "give", "ask" or neither."""
        return {"gave": "give", "asked": "ask", "asked_for_job": "ask", "they_helped": "ask"}.get(self.direction, "")


class Promise(models.Model):
    """A dated step that a client took on for someone. `due` is a date on the client's own calendar."""

    class Kind(models.TextChoices):
        PROMISE = "promise", _("You promised")
        THANK = "thank", _("Say thank you")
        LEAD = "lead", _("Follow up on the lead")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        KEPT = "kept", _("kept")
        DROPPED = "dropped", _("let go")

    contact = models.ForeignKey("networking_module.Contact", on_delete=models.CASCADE, related_name="promises")
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
