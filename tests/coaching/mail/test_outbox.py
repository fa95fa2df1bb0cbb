from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.db import OperationalError
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
    monkeypatch.setitem(outbox.kinds._kinds, "invitation", replace(kind, still_wanted=lambda facts: True))


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


def in_the_middle_of_sending(monkeypatch, then):
    """While the mail server is spoken to, `then` happens."""
    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", lambda self: then())


@pytest.mark.django_db
def test_a_slow_worker_that_fails_does_not_undo_what_the_next_one_sent(wanted, monkeypatch):
    def slow():
        Message.objects.update(state=Message.State.SENT, attempts=2)
        raise TimeoutError

    in_the_middle_of_sending(monkeypatch, slow)
    assert send().state == Message.State.WAITING
    assert Message.objects.get().state == Message.State.SENT
    monkeypatch.undo()


@pytest.mark.django_db
def test_a_slow_worker_that_succeeds_says_so_even_when_another_has_claimed_since(wanted, monkeypatch):
    in_the_middle_of_sending(monkeypatch, lambda: Message.objects.update(attempts=2))
    send()
    assert Message.objects.get().state == Message.State.SENT
    monkeypatch.undo()


@pytest.mark.django_db
def test_a_busy_database_is_asked_again_until_the_note_is_written(wanted, monkeypatch):
    answers, blank = [OperationalError, OperationalError], outbox._blank

    def busy(messages, **fields):
        if answers:
            raise answers.pop()
        blank(messages, **fields)

    monkeypatch.setattr(outbox, "_blank", busy)
    monkeypatch.setattr(outbox.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(outbox, "close_old_connections", lambda: None)
    send()
    assert (len(mail.outbox), Message.objects.get().state) == (1, Message.State.SENT)


@pytest.mark.django_db
def test_a_mail_whose_room_is_in_trouble_is_tried_again_and_given_up_at_last(monkeypatch, caplog):
    def trouble(facts):
        raise KeyError(message.to)

    kind = outbox.kinds.kind("invitation")
    monkeypatch.setitem(outbox.kinds._kinds, "invitation", replace(kind, still_wanted=trouble))
    message = send()
    for _attempt in range(outbox.ATTEMPTS):
        Message.objects.update(due_at=timezone.now())
        outbox.deliver.enqueue(message.pk)
    message.refresh_from_db()
    assert (message.state, message.error) == (Message.State.FAILED, "KeyError")
    assert message.text
    assert caplog.text.count("raise KeyError(message.to)") == outbox.ATTEMPTS
    assert message.to not in caplog.text


@pytest.mark.django_db
def test_a_failed_mail_is_sent_again_when_told(wanted):
    message = send(due_at=timezone.now() + timedelta(days=1))
    Message.objects.update(state=Message.State.FAILED, attempts=6)
    outbox.retry(message)
    outbox.retry(message)
    assert (len(mail.outbox), Message.objects.get().state) == (1, Message.State.SENT)


@pytest.mark.django_db
def test_a_mail_that_was_sent_is_never_sent_again(wanted):
    message = send()
    outbox.retry(message)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_failed_mail_that_is_given_up_keeps_no_words(wanted):
    message = send(due_at=timezone.now() + timedelta(days=1))
    Message.objects.update(state=Message.State.FAILED)
    outbox.give_up(message)
    assert Message.objects.values_list("state", "text", "html").get() == ("dropped", "", "")


@pytest.mark.django_db
def test_a_mail_for_later_waits_for_its_moment(wanted, monkeypatch):
    clock = timezone.now
    message = send(due_at=clock() + timedelta(hours=2))
    outbox.deliver_due(clock() + timedelta(hours=1))
    assert mail.outbox == []
    monkeypatch.setattr(timezone, "now", lambda: clock() + timedelta(hours=2, seconds=1))
    outbox.deliver_due(timezone.now())
    message.refresh_from_db()
    assert message.state == Message.State.SENT


@pytest.mark.django_db
def test_a_dropped_mail_is_sent_after_all_when_it_is_asked_for_again(monkeypatch):
    send(facts={"invitation": 0})
    kind = outbox.kinds.kind("invitation")
    monkeypatch.setitem(outbox.kinds._kinds, "invitation", replace(kind, still_wanted=lambda facts: True))
    send(facts={"invitation": 1})
    assert (len(mail.outbox), Message.objects.get().state) == (1, Message.State.SENT)


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "state"), [(550, "failed"), (451, "waiting")])
def test_an_address_that_does_not_exist_is_given_up_at_once(wanted, monkeypatch, code, state):
    def refuse():
        raise SMTPRecipientsRefused({"pia@example.org": (code, b"")})

    in_the_middle_of_sending(monkeypatch, refuse)
    send()
    assert Message.objects.get().state == state
    monkeypatch.undo()


@pytest.mark.django_db
def test_a_mail_of_a_module_that_is_gone_is_sent_all_the_same(db):
    words = {"subject": "News", "text": "News", "html": "<p>News</p>"}
    outbox.put("gone.module", to="pia@example.org", cause="gone:1", words=words)
    assert (len(mail.outbox), Message.objects.get().state) == (1, Message.State.SENT)
