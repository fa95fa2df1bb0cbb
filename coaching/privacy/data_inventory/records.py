"""The mails that went out, what was sent on forms, and the archives that were made."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import FormSubmission

from coaching.mail.models import Message
from coaching.privacy import residual_data
from coaching.privacy.data_inventory.subject import OURS, Subject, by_address, of_client
from coaching.privacy.models import DataExport

RECORDS = (
    Subject(
        "mails",
        _("Emails we sent you"),
        Message,
        by_address(Message, "to"),
        ("kind", "to", "subject", "state", "created_at", "due_at", "sent_at"),
        {
            "id": OURS,
            "cause": OURS,
            "reply_to": "It is your coach.",
            "sender": "It is your coach.",
            "text": "Blanked once the mail is out: you have it.",
            "html": "Blanked once the mail is out: you have it.",
            "attachments": "Blanked once the mail is out: you have it.",
            "facts": OURS,
            "attempts": OURS,
            "error": OURS,
            "expires_at": OURS,
        },
    ),
    Subject(
        "forms",
        _("What you sent on forms of the site"),
        FormSubmission,
        lambda person: residual_data.forms_with(person.emails),
        ("submit_time", "form_data"),
        {"id": OURS, "page": OURS},
    ),
    Subject(
        "archives",
        _("Archives like this one"),
        DataExport,
        of_client(DataExport),
        ("asked_at", "made_at"),
        {"id": OURS, "client": OURS, "state": OURS, "file": OURS, "retry_at": OURS},
    ),
)
