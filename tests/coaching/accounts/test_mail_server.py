"""The mail server is away, slow, or refuses someone: pages don't notice, and what can be delivered is."""

import time
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from coaching.desk.failed_mails import failed_mails
from coaching.mail.models import Message
from tests import factories
from tests.coaching.accounts.ways import CODE, ask, ask_to_reset, browser
from tests.coaching.mail import worker
from tests.smtp import MailServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("processes")]
EMAILS = ["clara@example.org", "mallory@example.org", "nobody@example.org", "noone@example.org"]
NO_WAIT = 3  # seconds, on a busy machine; the slow server takes 12 for each answer


@pytest.fixture
def site(settings, clara, mallory):
    """`site(server)` is the site with that mail server, as in production."""

    def use(server):
        settings.TASKS, settings.EMAIL_HOST, settings.EMAIL_PORT = worker.QUEUE, "127.0.0.1", server.port
        settings.EMAIL_BACKEND = "coaching.mail.backend.EmailBackend"
        settings.MAIL_SERVER_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    return use


def ask_for_all(way=ask):
    """Everyone asks. Returns what each was answered, and the longest that one waited, in seconds."""
    answers, waits = [], []
    for number, email in enumerate(EMAILS):
        visitor, begun = browser(f"203.0.113.{number}"), time.monotonic()
        answer = way(visitor, email)
        waits.append(time.monotonic() - begun)
        answers.append((answer.status_code, answer.url))
    return answers, max(waits)


def states():
    return dict(Message.objects.values_list("to", "state"))


@pytest.mark.parametrize("way", [ask, ask_to_reset])
@pytest.mark.parametrize("trouble", ["away", "slow", "refusing"])
def test_everyone_gets_the_same_page_and_nobody_waits(way, trouble, site):
    with MailServer(delay=12 if trouble == "slow" else 0, refuses=EMAILS[:1] if trouble == "refusing" else ()) as server:
        site(server)
        if trouble == "away":
            server.server_close()
        answers, wait = ask_for_all(way)
        assert (len(set(answers)), answers[0][0], server.conversations) == (1, 302, 0)
        assert wait < NO_WAIT


def test_a_code_is_with_the_server_and_its_words_are_blanked(site):
    with MailServer() as server:
        site(server)
        ask_for_all()
        assert worker.work(server.port) == 0
        mails = {mail["To"]: mail.get_body(("plain",)).get_content().replace("\r", "") for mail in server.accepted}
    assert set(mails) == set(EMAILS)
    assert [bool(CODE.search(mails[email])) for email in EMAILS] == [True, True, False, False]
    assert set(Message.objects.values_list("state", "text", "html")) == {("sent", "", "")}


def test_one_refused_address_stops_no_other_and_is_no_failure_of_the_desk(site, owner):
    with MailServer(refuses=EMAILS[:1]) as server:
        site(server)
        ask_for_all()
        assert worker.work(server.port) == 0
    assert states() == {EMAILS[0]: "dropped", **dict.fromkeys(EMAILS[1:], "sent")}
    assert Message.objects.values_list("text", "html", "error").get(to=EMAILS[0]) == ("", "", "SMTPRecipientsRefused")
    assert failed_mails(owner.user).count() == 0


def test_a_server_that_comes_back_in_time_gets_the_code_and_one_that_does_not_never(site, owner):
    with MailServer() as server:
        site(server)
        ask_for_all()
        assert worker.work(1) == 0  # nobody listens there
        assert set(states().values()) == {"waiting"}
        ask(browser("203.0.113.50"), EMAILS[0])
        assert worker.work(server.port, later=timedelta(minutes=2)) == 0
        assert (len(server.accepted), set(states().values())) == (5, {"sent"})
    ask(browser("203.0.113.51"), EMAILS[0])
    late = Message.objects.latest("pk")
    assert worker.work(1, later=timedelta(minutes=11)) == 0
    late.refresh_from_db()
    assert (late.state, late.text, late.html, late.error) == ("dropped", "", "", "Expired")
    assert failed_mails(owner.user).count() == 0


def test_nothing_that_stays_behind_holds_a_code(site):
    with MailServer() as server:
        site(server)
        ask_for_all()
        codes = [CODE.search(text)[1] for text in Message.objects.values_list("text", flat=True) if CODE.search(text)]
        assert len(codes) == 2
        assert worker.work(1) == 0
        assert worker.work(server.port, later=timedelta(minutes=11)) == 0
    rows = repr([*Message.objects.values(), *DBTaskResult.objects.values()])
    assert [code for code in codes if code in rows] == []


def test_codes_go_before_mails_that_can_wait(site, coach):
    from coaching.mail.outbox import put

    with MailServer() as server:
        site(server)
        words = {"subject": "News", "text": "News", "html": "<p>News</p>"}
        for number in range(3):
            put("other", to=factories.user().email, cause=f"other:{number}", words=words)
        ask_for_all()
        assert worker.work(server.port) == 0
    assert [mail["Subject"] == "News" for mail in server.accepted] == [False] * 4 + [True] * 3
