"""Emails of a practice that has no mail server yet: printed where it was started, as a person reads them."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

LINE = "-" * 72


class EmailBackend(BaseEmailBackend):
    """Prints to whom each email goes, its subject and its text; sends nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            head = f"To: {', '.join(message.to)}\nSubject: {message.subject}"
            print(f"\n{LINE}\n{head}\n\n{message.body.strip()}\n{LINE}", flush=True)
        return len(email_messages)
