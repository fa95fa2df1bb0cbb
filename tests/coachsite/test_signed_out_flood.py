"""What a stranger who sends forms all day leaves in the database: little, whatever the form."""

import uuid

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coaching.autosave import waiting_words
from coaching.autosave.models import WaitingWords
from coaching.booking.guest.antispam import stamp
from coaching.practice.models import CacheEntry
from tests.coaching.booking import factories as booking
from tests.coaching.exercises.conftest import QUESTION, assignment, exercise  # noqa: F401 - fixtures

POSTS = 1_000


@pytest.fixture(autouse=True)
def _within_ten_minutes():
    """However slow the machine is: the limits count by the clock's ten minutes, which would begin again in the middle."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def counts():
    """{table: rows} of everything that has rows."""
    found = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    return {label: count for label, count in found.items() if count}


def grown(before):
    """{table: rows more than before}; of what is counted the rows run out within a day."""
    now = counts()
    more = {label: now[label] - before.get(label, 0) for label in now}
    return {label: count for label, count in more.items() if count and label != "coaching.CacheEntry"}


def flood(post, times):
    """Calls `post(browser, number)` so often: by a visitor without cookies, then by one who keeps them."""
    for number in range(times // 2):
        post(Client(), number)
    faithful = Client()
    for number in range(times // 2, times):
        post(faithful, number)


@pytest.mark.django_db
def test_a_thousand_posts_to_exercises_leave_a_bounded_table(assignment, capsys):  # noqa: F811
    words = {f"prompt-{QUESTION}": "x" * 10_000, f"prompt-{QUESTION}-revision": "0"}
    before = counts()

    def post(browser, number):
        pk = assignment.pk if number % 2 else 10_000 + number
        browser.post(reverse("exercises:do", args=[pk]), words)

    flood(post, POSTS)
    with capsys.disabled():
        print(f"\n{POSTS} posts signed out, with and without cookies, half of them to invented exercises: {grown(before)}")
    assert grown(before) == {"coaching.WaitingWords": waiting_words.ROWS_OF_VISITOR}
    assert Session.objects.count() == 0


@pytest.mark.django_db
def test_a_thousand_networks_leave_a_bounded_table_too(assignment, monkeypatch):  # noqa: F811
    monkeypatch.setattr(waiting_words, "ROWS", 50)
    address, words = reverse("exercises:do", args=[assignment.pk]), {"a": "x", "a-revision": "0"}
    for number in range(300):
        Client(REMOTE_ADDR=f"10.0.{number // 200}.{number % 200}").post(address, words)
    assert WaitingWords.objects.count() == 50


def _booked(kind, number):
    start = booking.free_times(kind, 2)[number].isoformat()
    return kind.get_absolute_url() + "details/", {"start": start, "name": "A", "shown": stamp(), **_mail(number)}


def _wishes(kind, number):
    words = {"zone": "Europe/Berlin", "wishes": "x" * 1000, "name": "A", "shown": stamp()}
    return kind.get_absolute_url() + "ask/", {**words, **_mail(number)}


def _opinion(kind, number):
    more = {"differently": "1", "differently-opinion": "neutral", "differently-with_text": "on"}
    return "/networking/check/", {"text": f"Dear Ann, could you help me {number}?", "welcome": "", **more}


def _mail(number):
    return {"email": f"a{number}@example.org"}


# What each form that anyone may send leaves when a visitor sends it so often within ten minutes: docs/operations.md.
TIMES = 120
FORMS = {
    "book": (
        _booked,
        {
            "coaching.Booking": 30,
            "coaching.BookingEvent": 30,
            "coaching.Client": 30,
            "coaching.TimelineEntry": 30,
            "coaching.Message": 60,
        },
    ),
    "ask": (_wishes, {"coaching.TimeRequest": 30, "coaching.Message": 60}),
    "zone": (lambda kind, number: (reverse("booking:zone"), {"zone": "Europe/Berlin", "next": "/"}), {}),
    "bring": (lambda kind, number: (kind.get_absolute_url() + "bring/", {"text": "x" * 1000, "brings": "1"}), {}),
    "forget": (lambda kind, number: (reverse("booking:forget"), {}), {}),
    "a booking's link": (lambda kind, number: (f"/booking/{number}:x/", {}), {}),
    "an invitation's link": (lambda kind, number: (f"/invitation/{number}:x/", {}), {}),
    "the newest link": (lambda kind, number: (f"/link/booking/{number}:x/newest/", {}), {}),
    "password": (lambda kind, number: (reverse("account_login"), {"login": _mail(number)["email"], "password": "x"}), {}),
    "code": (
        lambda kind, number: (reverse("account_request_login_code"), _mail(number)),
        {"coaching.Message": 30, "sessions.Session": 30},
    ),
    "the code itself": (lambda kind, number: (reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"}), {}),
    "new password": (
        lambda kind, number: (reverse("account_reset_password"), _mail(number)),
        {"coaching.Message": 30, "sessions.Session": 30},
    ),
    "sign up": (lambda kind, number: ("/accounts/signup/", _mail(number)), {}),
    "stripe": (lambda kind, number: (reverse("payments:webhook"), {"id": f"{number}"}), {}),
    "a note": (lambda kind, number: (f"/admin/clients/{number}/notes/{uuid.uuid4()}/", {"text": "x", "text-revision": "0"}), {}),
    "a client's button": (lambda kind, number: (reverse("client_area:quiet_week"), {"x": "1"}), {}),
    "message check": (_opinion, {"networking_module.CheckOpinion": 10}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_again_and_again_leaves_so_much(name, coach, monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)
    post, left = FORMS[name]
    booking.open_week(coach)
    kind = booking.appointment_type(coach=coach)
    Client().get(kind.get_absolute_url())  # makes the practice's own rows
    sent, before = [post(kind, number) for number in range(TIMES)], counts()
    flood(lambda browser, number: browser.post(*sent[number]), TIMES)
    assert grown(before) == left


@pytest.mark.django_db
def test_counters_of_a_visitor_over_the_limit_grow_no_more(coach):
    before = CacheEntry.objects.count()
    for number in range(200):
        Client().post(reverse("account_request_login_code"), _mail(number))
    assert CacheEntry.objects.count() - before < 200
