"""What happened between a client and a contact, and what was promised."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import OwnQuerySet


def took_part(path: str = "") -> models.Q:
    """`Touch.is_from_them` as a condition; `path` leads to the touch, as “touches__”."""
    return models.Q((f"{path}direction__in", Touch.FROM_THEM)) | models.Q((f"{path}kind__in", Touch.BOTH_SIDES))


def resets(path=""):
    """Whether a touch starts the clock, for a query in which touches are at `path`."""
    return ~models.Q(**{f"{path}direction": Touch.Direction.ASKED_FOR_JOB})


class TouchQuerySet(OwnQuerySet):
    def resetting(self):
        """Those that start the clock. Asking for a job is not staying in touch."""
        return self.filter(resets())

    def giving(self):
        return self.filter(gives=True)

    def from_them(self):
        """What came from their side: they wrote, or they helped."""
        return self.filter(direction__in=Touch.FROM_THEM)

    def with_both(self):
        """Those where the contact took part."""
        return self.filter(took_part())


class Touch(models.Model):
    """One time that client and contact were in touch, whichever side began.

    `on` is the day, a date of the client's own calendar as it was when they wrote it down; `at` (aware) gives the order within
    a day. `gives` is whether it gave the contact something, worked out when it is written down: a message that brings
    something gives, whatever else it does. `off_search_list` leaves it out of the client's own list of their search for work.
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
        GAVE = "gave", _("For them: help, thanks, something I gave")
        IN_TOUCH = "in_touch", _("Just in touch")
        ASKED = "asked", _("I asked for advice")
        THEY_WROTE = "they_wrote", _("They wrote to me")
        THEY_HELPED = "they_helped", _("They helped me")
        ASKED_FOR_JOB = "asked_for_job", _("I asked about a job")

    MESSAGES = (Kind.EMAIL, Kind.LINKEDIN)
    FROM_THEM = (Direction.THEY_WROTE, Direction.THEY_HELPED)
    BOTH_SIDES = (Kind.CALL, Kind.MEETING)
    GIVING_KINDS = (Kind.COMMENT, Kind.SHARED)

    contact = models.ForeignKey("networking_module.Contact", on_delete=models.CASCADE, related_name="touches")
    on = models.DateField(_("when"))
    at = models.DateTimeField()
    kind = models.CharField(_("how"), max_length=10, choices=Kind)
    direction = models.CharField(_("which way"), max_length=15, choices=Direction, default=Direction.IN_TOUCH)
    note = models.TextField(_("note for yourself"), blank=True, max_length=2000)
    gives = models.BooleanField(default=False)
    off_search_list = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TouchQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name, verbose_name_plural = _("time in touch"), _("times in touch")
        ordering = ["-on", "-at", "-pk"]
        indexes = [models.Index(fields=["contact", "-on", "-at"])]

    def __str__(self):
        return f"{self.kind}, {self.on}"

    @property
    def resets_clock(self):
        """Asking for a job is not staying in touch."""
        return self.direction != self.Direction.ASKED_FOR_JOB

    @property
    def gives_by_itself(self):
        """Whether what was done gives. Sharing something and commenting on their work are for them, unless the client says what
        else it was."""
        return self.direction == self.Direction.GAVE or (
            self.direction == self.Direction.IN_TOUCH and self.kind in self.GIVING_KINDS
        )

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
        asking = {"asked": "ask", "asked_for_job": "ask", "they_helped": "ask"}
        return asking.get(self.direction, "give" if self.gives else "")


class PromiseQuerySet(OwnQuerySet):
    def open(self):
        """Those that still ask for something. Someone archived asks for nothing."""
        return self.filter(status=Promise.Status.OPEN, contact__archived_at=None)

    def kept(self):
        return self.filter(status=Promise.Status.KEPT)


class Promise(models.Model):
    """A dated step that a client took on for someone. `due`, `made_on` and `closed_on` are dates on the client's own calendar.

    `from_conversation` is whether it came of one they looked back on; `message` and `conversation` are those it came from, as far
    as they are known and still there. `touch` is the being in touch that kept it, if it did: one message may keep several.
    """

    class Kind(models.TextChoices):
        PROMISE = "promise", _("You promised")
        THANK = "thank", _("Say thank you")
        LEAD = "lead", _("Follow up on the lead")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        KEPT = "kept", _("kept")
        DROPPED = "dropped", _("let go")

    GIVING = (Kind.PROMISE, Kind.THANK)

    contact = models.ForeignKey("networking_module.Contact", on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PROMISE)
    text = models.CharField(_("what you will do"), max_length=300)
    due = models.DateField(_("by when"))
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    from_conversation = models.BooleanField(default=False)
    message = models.ForeignKey(
        "networking_module.OutreachMessage", null=True, blank=True, on_delete=models.SET_NULL, related_name="promises"
    )
    conversation = models.ForeignKey(
        "networking_module.Conversation", null=True, blank=True, on_delete=models.SET_NULL, related_name="promises"
    )
    touch = models.ForeignKey(Touch, null=True, blank=True, on_delete=models.SET_NULL, related_name="kept_promises")
    made_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PromiseQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self):
        return f"{self.kind}, {self.due}"

    def get_absolute_url(self):
        return reverse("networking:promise_page", args=[self.pk])

    @property
    def is_open(self):
        return self.status == self.Status.OPEN

    @property
    def gives(self):
        """Whether keeping it gives the contact something. Following up on someone they named is the client's own gain."""
        return self.kind in self.GIVING
