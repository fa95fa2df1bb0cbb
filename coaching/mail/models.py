"""The texts of mails as an editor words them, and every email, waiting or sent."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import PreviewableMixin, RevisionMixin

from coaching.mail import kinds
from coaching.mail.look import look
from coaching.mail.rendering import composed, placeholders_in, unknown_placeholders
from coaching.practice.default_texts import SuppliedWordsForm

__all__ = ["MailText", "Message"]


class MailText(PreviewableMixin, RevisionMixin, models.Model):
    """An editor's own words for one kind of mail. What is empty, or has no row, is sent in the kind's supplied words."""

    kind = models.CharField(_("email"), max_length=60, unique=True, choices=kinds.kind_choices)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True, help_text=_("Leave an empty line between paragraphs."))

    base_form_class = SuppliedWordsForm
    panels = [
        HelpPanel(template="coaching/mail/admin/placeholders.html"),
        FieldPanel("subject"),
        FieldPanel("body", widget=forms.Textarea(attrs={"rows": 16})),
    ]
    preview_modes = [("html", _("As most people read it")), ("text", _("As plain text"))]

    class Meta:
        verbose_name = _("email text")
        verbose_name_plural = _("email texts")

    def __str__(self):
        return str(self.mail.title) if self.mail else self.kind

    @property
    def mail(self):
        """The kind of mail, or None when no installed room sends it anymore."""
        return kinds.kind_or_none(self.kind)

    @property
    def is_own(self):
        """Whether the practice has put anything into its own words."""
        return bool(self.subject or self.body)

    def supplied(self):
        return {"subject": str(self.mail.subject), "body": str(self.mail.body)} if self.mail else {}

    def words(self):
        """(subject, body) as they are sent now, with their placeholders."""
        supplied = self.supplied()
        return self.subject or supplied["subject"], self.body or supplied["body"]

    def missing(self):
        """The {placeholders} that a reader would miss."""
        used = placeholders_in("\n".join(self.words()))
        return [f"{{{name}}}" for name in self.mail.mandatory if name not in used]

    def clean(self):
        """Refuses a {placeholder} that this kind of mail cannot fill in, beside the field it stands in."""
        unknown = {name: unknown_placeholders(getattr(self, name), self.mail.placeholders) for name in ("subject", "body")}
        if any(unknown.values()):
            raise ValidationError({name: self._refusal(found) for name, found in unknown.items() if found})

    def _refusal(self, unknown):
        words = _("This email cannot fill in %(unknown)s. It knows %(known)s; nothing else can be in braces.")
        known = ", ".join(f"{{{name}}}" for name in self.mail.placeholders)
        return words % {"unknown": ", ".join(f"{{{name}}}" for name in unknown), "known": known}

    def get_preview_template(self, request, mode_name):
        return f"mail/preview_{mode_name or 'html'}.html"

    def get_preview_context(self, request, mode_name):
        letter = composed(self.mail, {**self.mail.samples, "brand": look(in_browser=True)}, *self.words())
        return {**letter, "missing": self.missing()}


class Message(models.Model):
    """One email, waiting or sent. `cause` is unique: the same thing is never mailed twice.

    The words are kept until the mail is out and blanked then, because they can hold what a client wrote. After `expires_at`,
    where there is one, the mail is no longer sent and its words are blanked too.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("no longer needed")
        FAILED = "failed", _("failed")

    kind = models.CharField(max_length=60)
    cause = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    reply_to = models.EmailField(blank=True)
    sender = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.kind} to {self.to}"
