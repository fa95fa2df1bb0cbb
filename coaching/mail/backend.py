"""How Django sends a mail here: through the outbox, whoever sends it, so that no request ever waits for a mail server."""

from uuid import uuid4

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from coaching.mail.envelope import OutboxMail
from coaching.mail.look import look
from coaching.mail.outbox import put
from coaching.mail.rendering import letter
from coaching.practice.models import PracticeSettings


class EmailBackend(BaseEmailBackend):
    """Hands the outbox's own mails to the mail server (`MAIL_SERVER_BACKEND`) and puts all others into the outbox.

    The others are Wagtail's and Django's: notes about workflows and comments. Each recipient gets a mail of their own, in our
    look; attachments are not carried, nobody sends any.
    """

    def send_messages(self, email_messages):
        """Returns how many were accepted by the server, or are in the outbox."""
        ours = [mail for mail in email_messages if isinstance(mail, OutboxMail)]
        others = [mail for mail in email_messages if not isinstance(mail, OutboxMail)]
        for mail in others:
            _put(mail)
        server = get_connection(settings.MAIL_SERVER_BACKEND, fail_silently=self.fail_silently)
        return len(others) + ((server.send_messages(ours) or 0) if ours else 0)


def _put(mail):
    html = next((str(part[0]) for part in getattr(mail, "alternatives", ()) if part[1] == "text/html"), "")
    html = html or letter("html", mail.subject, mail.body, PracticeSettings.load().name, look())
    words = {"subject": str(mail.subject)[:250], "text": str(mail.body), "html": html}
    for to in mail.recipients():
        put("other", to=to, cause=f"other:{uuid4()}", words=words, reply_to=next(iter(mail.reply_to), ""))
