"""The texts of mails as an editor words them, and every mail that is to be or was sent."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PreviewableMixin, RevisionMixin

from coaching.mail import kinds
from coaching.mail.rendering import rendered, unknown_placeholders

__all__ = ["MailText", "Message"]


class MailText(PreviewableMixin, RevisionMixin, models.Model):
    """An editor's own words for one kind of mail; without one, the kind's own words are sent."""

    kind = models.CharField(_("mail"), max_length=60, unique=True, choices=kinds.kind_choices)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Leave an empty line between paragraphs. Names in {braces} are filled in."))

    panels = [FieldPanel("kind"), FieldPanel("subject"), FieldPanel("body")]

    class Meta:
        verbose_name = _("mail text")
        verbose_name_plural = _("mail texts")

    def __str__(self):
        return str(self.get_kind_display())

    def clean(self):
        """Refuses a {placeholder} that this kind of mail cannot fill in."""
        if not self.kind:
            return
        known = kinds.kind(self.kind).placeholders
        unknown = unknown_placeholders(self.subject + self.body, known)
        if unknown:
            raise ValidationError(
                _("This mail cannot fill in %(unknown)s. It knows %(known)s."),
                params={
                    "unknown": ", ".join(f"{{{name}}}" for name in unknown),
                    "known": ", ".join(f"{{{name}}}" for name in known),
                },
            )

    def get_preview_template(self, request, mode_name):
        return "mail/preview.html"

    def get_preview_context(self, request, mode_name):
        mail = kinds.kind(self.kind)
        subject, text, html = rendered(mail, mail.placeholders, self.subject, self.body)
        return {"subject": subject, "text": text, "html": html}


class Message(models.Model):
    """One mail, to be sent or sent. `cause` is unique: the same thing is never mailed twice.

    The words are kept until the mail is out and blanked then, because they can hold what a client wrote.
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
    sent_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.kind} to {self.to}"
