"""The sign-in page: both ways on it, the same to everyone, and honest when mails wait."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coaching.jobs import heartbeat
from coaching.mail.models import Message
from tests.coaching.accounts.ways import ask, ask_to_reset, browser
from tests.coaching.mail import worker

WAITING = "clara.waits@example.org"
MOST_APART = 2  # queries: what is asked before it is clear that nobody is there, or that an address only waits


@pytest.fixture
def alive(db):
    for lane in heartbeat.LANES:
        heartbeat.beat(lane)


@pytest.fixture
def addresses(clara, mallory):
    """Two with an account, two without, one that waits to be confirmed."""
    EmailAddress.objects.create(user=clara.user, email=WAITING)
    return [clara.email, mallory.email, "nobody@example.org", "noone@example.org", WAITING]


@pytest.mark.parametrize("way", [ask, ask_to_reset])
def test_everyone_gets_the_same_answer_for_the_same_work(way, addresses, settings):
    settings.TASKS = worker.QUEUE
    answers, works = set(), []
    way(browser("203.0.113.1"), "first@example.org")  # what a process does once
    for number, email in enumerate(addresses):
        visitor, rows = browser(f"203.0.113.{number + 2}"), (Message.objects.count(), DBTaskResult.objects.count())
        with CaptureQueriesContext(connection) as captured:
            answer = way(visitor, email)
        page = visitor.get(answer.url).content.decode().replace(email, "")
        answers.add((answer.status_code, answer.url, len(page)))
        works.append(len(captured))
        assert (Message.objects.count(), DBTaskResult.objects.count()) == (rows[0] + 1, rows[1] + 1)
    assert len(answers) == 1
    assert max(works) - min(works) <= MOST_APART, works


def test_the_job_holds_no_code_and_no_address(clara, settings):
    settings.TASKS = worker.QUEUE
    ask(browser(), clara.email)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [Message.objects.get().pk], "kwargs": {}}


def test_a_code_takes_the_first_lane(clara, settings):
    settings.TASKS = worker.QUEUE
    ask(browser(), clara.email)
    assert DBTaskResult.objects.get().priority == 100


def test_what_was_typed_in_one_form_stands_in_the_other(db):
    page = browser().post(reverse("account_login"), {"login": "clara@example.org", "password": "wrong"}).content.decode()
    assert page.count('value="clara@example.org"') == 2
    assert '<details class="more" open>' in page


def test_an_address_that_is_none_keeps_what_was_typed(db):
    page = ask(browser(), "clara at example").content.decode()
    assert 'value="clara at example"' in page
    assert "Enter a valid email address." in page


@pytest.mark.parametrize("way", [ask, ask_to_reset])
def test_an_address_too_long_for_a_mail_is_refused(way, db):
    page = way(browser(), f"{'x' * 260}@example.org")
    assert "the limit is 254" in page.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_reset_password"])
def test_without_a_worker_the_page_says_that_mails_wait(name, db):
    assert "Our emails are delayed" in browser().get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_reset_password"])
def test_with_a_worker_no_page_says_so(name, alive):
    assert "Our emails are delayed" not in browser().get(reverse(name)).content.decode()


def test_without_a_worker_the_password_is_offered_and_the_page_for_the_code_says_so_too(clara):
    assert '<details class="more" open>' in browser().get(reverse("account_login")).content.decode()
    visitor = browser()
    page = visitor.get(ask(visitor, clara.email).url).content.decode()
    assert "Our emails are delayed" in page
    assert "or a password" in page


def test_a_worker_that_fell_silent_is_noticed(alive):
    heartbeat.Heartbeat.objects.update(at=timezone.now() - heartbeat.SILENT_AFTER)
    assert "Our emails are delayed" in browser().get(reverse("account_login")).content.decode()


def test_nobody_signs_up_by_themselves(client, db):
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": "x8!kkqpz", "password2": "x8!kkqpz"})
    assert get_user_model().objects.count() == 0


def test_the_pages_are_never_kept_by_a_cache(clara):
    visitor = browser()
    where = ask(visitor, clara.email).url
    for url in (reverse("account_login"), reverse("account_reset_password"), where):
        assert "no-store" in visitor.get(url).headers["Cache-Control"]
