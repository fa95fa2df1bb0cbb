"""Preparing for someone, and the message that comes of it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networking_module.bring_value.check.result import ASKED, HISTORY, OFFERED
from networking_module.bring_value.faces import Face
from networking_module.contacts.access import OwnQuerySet
from networking_module.contacts.models import Contact, Touch
from networking_module.sharing import Shareable

__all__ = ["OutreachMessage", "Preparation"]


class Preparation(Shareable):
    """What a client thought about before writing to someone. `brings` and `learns` hold one thing a line;
    `ready_on` is a date of the client's own calendar."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="preparations")
    knows = models.TextField(_("What do you know about them?"), blank=True, max_length=3000)
    brings = models.TextField(_("What can you bring?"), blank=True, max_length=3000)
    learns = models.TextField(_("What would you like to learn from them?"), blank=True, max_length=3000)
    ready_on = models.DateField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OwnQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"preparation {self.pk}"

    def get_absolute_url(self):
        return reverse("networking:prepare", args=[self.contact_id])

    @property
    def things_to_bring(self):
        return [line.strip() for line in self.brings.splitlines() if line.strip()]


class MessageQuerySet(OwnQuerySet):
    def with_contact(self):
        return self.select_related("contact__client", "preparation")

    def waiting(self):
        """Sent, and not answered. Of someone archived nothing is asked."""
        return self.exclude(sent_at=None).filter(replied_at=None, contact__archived_at=None)

    def to_ask_about(self, clients, now, after, until):
        """Those of these clients that were sent `after` ago or earlier, at the most `until` ago, by their own calendars at `now`
        (aware), and whose answer nobody asked about."""
        sent = self.by_their_days(clients, now, lambda day: models.Q(sent_on__range=(day - until, day - after)))
        return sent.waiting().filter(answer_asked_at=None)

    def drafts_first(self):
        """What is still to send, then what was sent, the newest first. Drafts to someone archived come last."""
        archived = models.Q(sent_at=None, contact__archived_at__isnull=False)
        asleep = models.Case(models.When(archived, then=True), default=False, output_field=models.BooleanField())
        return self.order_by(asleep, models.F("sent_at").desc(nulls_first=True), "-updated_at", "-pk")


class OutreachMessage(Shareable):
    """A message to a contact, from the first draft to the answer. We never send it: the client does.

    `verdict` and `elements` are what the check said when it was sent; `with_value` is whether it gave the reader something.
    `welcome` is why the reader may be asked, "" while the client has not said: then what happened before decides (history.py).
    `revision` counts how often the text was saved. `sent_on` and `replied_on` are dates of the client's own calendar; the two
    touches are what was written down with them. `answer_asked_at` is when the weekly email asked whether an answer came.
    `expected` is how the client thought it would be taken, `taken` how it was (`Face`); without an answer there is no `taken`.
    """

    class Channel(models.TextChoices):
        EMAIL = Touch.Kind.EMAIL.value, Touch.Kind.EMAIL.label
        LINKEDIN = Touch.Kind.LINKEDIN.value, Touch.Kind.LINKEDIN.label

    class Welcome(models.TextChoices):
        NOT_THIS_TIME = "no", _("Nothing of the kind")
        OFFERED = OFFERED, _("They offered to help")
        ASKED = ASKED, _("They asked me for it")
        HISTORY = HISTORY, _("We know each other well, or have worked together")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="messages")
    preparation = models.ForeignKey(Preparation, null=True, blank=True, on_delete=models.SET_NULL, related_name="messages")
    channel = models.CharField(_("how will you send it?"), max_length=10, choices=Channel, default=Channel.EMAIL)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("your message"), blank=True, max_length=5000)
    welcome = models.CharField(_("may you ask?"), max_length=10, blank=True, choices=Welcome)
    disagreed = models.BooleanField(default=False)
    verdict = models.CharField(max_length=10, blank=True)
    elements = models.JSONField(default=list, blank=True)
    with_value = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    sent_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_touch = models.OneToOneField(Touch, null=True, blank=True, on_delete=models.SET_NULL, related_name="sent_message")
    replied_on = models.DateField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    answer_touch = models.OneToOneField(Touch, null=True, blank=True, on_delete=models.SET_NULL, related_name="answered_message")
    answer_asked_at = models.DateTimeField(null=True, blank=True)
    expected = models.PositiveSmallIntegerField(null=True, blank=True, choices=Face)
    taken = models.PositiveSmallIntegerField(null=True, blank=True, choices=Face)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MessageQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-updated_at", "-pk"]

    def __str__(self):
        return f"message {self.pk}"

    def get_absolute_url(self):
        return reverse("networking:message", args=[self.pk])

    @property
    def words(self):
        """All that the reader gets to read."""
        return f"{self.subject}\n{self.text}" if self.channel == self.Channel.EMAIL else self.text

    @property
    def is_draft(self):
        return self.sent_at is None

    @property
    def waits_for_answer(self):
        return self.sent_at is not None and self.replied_at is None
