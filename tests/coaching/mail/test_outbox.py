from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coaching.mail import outbox
from coaching.mail.models import MailText, Message

CONTEXT = {"name": "Pia", "coach": "Dana", "url": "https://example.org/x"}


def send(cause="test:1", **fields):
    # No row stands behind the facts of an invitation that is not stored: such a mail is no longer wanted.
    return outbox.send("invitation", to="pia@example.org", context=CONTEXT, cause=cause, **fields)


@pytest.fixture
def wanted(monkeypatch):
    monkeypatch.setattr("coaching.people.mails._still_open", lambda facts: True)
    kind = outbox.kinds.kind("invitation")
    monkeypatch.setitem(outbox.kinds._kinds, "invitation", type(kind)(**{**kind.__dict__, "still_wanted": lambda facts: True}))


@pytest.mark.django_db
def test_send_twice_for_one_cause_mails_once(wanted):
    assert send().pk == send().pk
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_sent_words_are_not_kept(wanted):
    message = send()
    message.refresh_from_db()
    assert (message.state, message.text, message.html) == ("sent", "", "")


@pytest.mark.django_db
def test_mail_no_longer_wanted_is_dropped():
    message = send(facts={"invitation": 0})
    message.refresh_from_db()
    assert message.state == Message.State.DROPPED
    assert mail.outbox == []


@pytest.mark.django_db
def test_an_editors_words_are_sent(wanted):
    MailText.objects.create(kind="invitation", subject="Come in, {name}", body="Hello {name}")
    send()
    assert mail.outbox[0].subject == "Come in, Pia"


@pytest.mark.django_db
def test_a_refusing_mail_server_is_tried_again_later(wanted, monkeypatch):
    def refuse(self):
        raise OSError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    message = send()
    message.refresh_from_db()
    assert (message.state, message.attempts, message.error) == ("waiting", 1, "OSError")
    monkeypatch.undo()


@pytest.mark.django_db
def test_the_tick_sends_what_a_dead_worker_left(wanted, settings):
    at_once = settings.TASKS
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "mail"]}}
    message = send()
    settings.TASKS = at_once
    outbox.deliver_due(timezone.now() + timedelta(hours=1))
    message.refresh_from_db()
    assert message.state == Message.State.SENT
