"""Mails that are worth nothing later, such as codes: first out, never late, and no words kept."""

from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.utils import timezone

from coaching.mail import outbox
from coaching.mail.models import Message
from tests.coaching.mail.test_outbox import send


@pytest.fixture
def short_lived(monkeypatch):
    """Invitations live ten minutes."""
    kind = outbox.kinds.kind("invitation")
    short = replace(kind, still_wanted=lambda facts: True, lifetime=timedelta(minutes=10))
    monkeypatch.setitem(outbox.kinds._kinds, "invitation", short)


@pytest.fixture
def refusing(monkeypatch):
    """`refusing(error)` is a mail server that gives this answer."""

    def refuse(error):
        def send(self):
            raise error

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)

    yield refuse
    monkeypatch.undo()


@pytest.mark.django_db
def test_a_mail_that_expires_is_tried_again_within_the_minute_and_dropped_without_words_in_the_end(short_lived, refusing):
    refusing(OSError())
    message = send()
    message.refresh_from_db()
    assert message.state == Message.State.WAITING
    assert message.due_at <= timezone.now() + timedelta(minutes=1)
    outbox.deliver_due(message.expires_at)
    assert Message.objects.values_list("state", "text", "html", "error").get() == ("dropped", "", "", "Expired")


@pytest.mark.django_db
def test_a_mail_that_could_only_be_tried_again_too_late_is_dropped_at_once(short_lived, refusing):
    message = send(due_at=timezone.now() - timedelta(minutes=9, seconds=30))
    refusing(OSError())
    outbox.deliver.enqueue(message.pk)
    assert Message.objects.values_list("state", "text", "error").get() == ("dropped", "", "OSError")


@pytest.mark.django_db
def test_a_mail_that_expires_is_no_failure_to_show_when_it_is_refused(short_lived, refusing):
    refusing(SMTPRecipientsRefused({"pia@example.org": (550, b"")}))
    send()
    assert Message.objects.values_list("state", "text").get() == ("dropped", "")


@pytest.mark.django_db
def test_a_mail_is_never_sent_once_it_has_expired(short_lived):
    message = send(due_at=timezone.now() - timedelta(minutes=11))
    outbox.deliver.enqueue(message.pk)
    assert (mail.outbox, Message.objects.get().state) == ([], "dropped")


@pytest.mark.django_db
def test_what_expires_first_goes_first(short_lived, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "mail"]}}
    begun = timezone.now() - timedelta(minutes=5)
    made = [send(cause=f"test:{number}", due_at=begun) for number in range(3)]
    Message.objects.exclude(pk=made[2].pk).update(expires_at=None)
    Message.objects.update(created_at=begun)
    order = []
    monkeypatch.setattr(outbox, "_enqueue", lambda message: order.append(message.pk))
    outbox.deliver_due(timezone.now())
    assert order == [made[2].pk, made[0].pk, made[1].pk]
