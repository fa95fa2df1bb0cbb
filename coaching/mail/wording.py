"""The verbs of an editor who words the mails."""

from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.mail.models import MailText
from coaching.mail.rendering import rendered


class WordingError(Exception):
    """The message is a sentence for the editor."""


def begin(*, kind):
    """The row in which the practice's own words for this kind of mail are kept; new ones are the supplied words."""
    return MailText.objects.get_or_create(kind=kind)[0]


@transaction.atomic
def reset(*, text, by):
    """Back to the supplied words. What was written stays in the history."""
    text.subject = text.body = ""
    text.save()
    text.save_revision(user=by, log_action=True)
    return text


def send_test(*, text, to):
    """Sends the words with their samples to `to`, at once. Raises WordingError when the mail server refuses."""
    subject, plain, html = rendered(text.mail, text.mail.placeholders, *text.words())
    mail = EmailMultiAlternatives(subject=_("Test: %(subject)s") % {"subject": subject}, body=plain, to=[to])
    mail.attach_alternative(html, "text/html")
    try:
        mail.send()
    except (OSError, SMTPException) as error:
        raise WordingError(_("The mail server did not take the test. Please try again later.")) from error
