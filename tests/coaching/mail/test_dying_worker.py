"""A worker that is killed at each step of sending, and another that comes after it."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from coaching.mail import outbox
from coaching.mail.models import Message
from tests.coaching.booking import factories
from tests.coaching.mail import worker
from tests.smtp import MailServer

KILLED = -9
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("processes")]


@pytest.fixture
def server():
    with MailServer() as running:
        yield running


@pytest.fixture
def waiting(settings, coach):
    """A mail that waits in the queue."""
    settings.TASKS = worker.QUEUE
    call = factories.appointment_type(coach=coach)
    made = factories.booking(appointment_type=call)
    facts = {"booking": made.pk, "sequence": made.sequence}
    values = {"name": "Pia", "when": "at noon", "where": "here", "url": "https://example.org/"}
    return outbox.send("booking.requested", to="pia@example.org", context=values, cause="test:1", facts=facts)


def restart(server, minutes):
    assert worker.work(server.port, later=timedelta(minutes=minutes)) == 0


def ids(server):
    return [mail["Message-ID"] for mail in server.accepted]


def states():
    return list(Message.objects.values_list("state", flat=True))


def test_a_worker_that_lives_sends_once(server, waiting):
    restart(server, 0)
    restart(server, 60)
    assert (len(server.accepted), states()) == (1, ["sent"])


@pytest.mark.parametrize("step", [step for step in worker.STEPS if step != "accepted, not written down"])
def test_killed_at_any_other_step_the_mail_goes_out_once(server, waiting, step):
    assert worker.work(server.port, dies=step) == KILLED
    for minutes in (15, 60, 120):
        restart(server, minutes)
    assert (len(server.accepted), states()) == (1, ["sent"])
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


def test_killed_between_acceptance_and_note_both_copies_carry_one_id(server, waiting):
    assert worker.work(server.port, dies="accepted, not written down") == KILLED
    for minutes in (15, 60, 120):
        restart(server, minutes)
    assert (len(server.accepted), len(set(ids(server))), states()) == (2, 1, ["sent"])


def test_killed_again_and_again_a_mail_still_goes_out(server, waiting):
    for number in range(outbox.ATTEMPTS - 1):
        assert worker.work(server.port, dies="mail claimed", later=timedelta(hours=number)) == KILLED
    restart(server, 24 * 60)
    assert (len(server.accepted), states()) == (1, ["sent"])


def test_a_mail_that_kills_each_worker_is_given_up_and_shown(server, waiting):
    for number in range(outbox.ATTEMPTS):
        assert worker.work(server.port, dies="mail claimed", later=timedelta(hours=number)) == KILLED
    restart(server, 24 * 60)
    assert (server.accepted, states()) == ([], ["failed"])


def test_no_second_copy_while_the_first_is_on_its_way(server, waiting):
    assert worker.work(server.port, dies="in the middle of the conversation") == KILLED
    restart(server, 5)
    assert server.accepted == []


def test_a_worker_that_is_asked_to_stop_ends_what_it_is_at(server, waiting):
    assert worker.work(server.port, dies="asked to stop", once=False) == 0
    assert (len(server.accepted), states()) == (1, ["sent"])
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").filter(queue_name="mail").exists()  # the day's sweeps may wait
