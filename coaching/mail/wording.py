"""The verbs of an editor who words the mails."""

from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.mail.look import look
from coaching.mail.models import MailText, Message
from coaching.mail.outbox import put
from coaching.mail.rendering import rendered


def begin(*, kind: str) -> MailText:
    """The row in which the practice's own words for this kind of mail are kept; new ones are the supplied words."""
    return MailText.objects.get_or_create(kind=kind)[0]


@transaction.atomic
def reset(*, text: MailText, by: User) -> MailText:
    """Back to the supplied words. What was written stays in the history."""
    text.subject = text.body = ""
    text.save()
    text.save_revision(user=by, log_action=True)
    return text


def send_test(*, text: MailText, to: str) -> Message:
    """Sends the words with their samples to `to`, the way every mail goes: one that fails is on the desk."""
    subject, plain, html = rendered(text.mail, {**text.mail.samples, "brand": look()}, *text.words())
    words = {"subject": (_("Test: %(subject)s") % {"subject": subject})[:250], "text": plain, "html": html}
    return put("test", to=to, cause=f"test:{uuid4()}", words=words)
