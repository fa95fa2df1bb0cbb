from datetime import timedelta
from html import unescape

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.desk.today.models import Snooze
from coaching.mail.models import Message
from coaching.people.models import Client
from tests import factories
from tests.worlds import booking_of

HOME, WAITING = "/admin/", "/admin/clients/waiting/"


@pytest.fixture
def silent(clara):
    Client.objects.filter(pk=clara.pk).update(last_active_at=timezone.now() - timedelta(days=20))
    return clara


def page(browser, url=WAITING, **query):
    return unescape(browser.get(url, query).content.decode())


def test_everything_is_on_one_page_with_its_reasons(signed_in, coach, silent):
    words = page(signed_in(coach))
    assert "1 waiting" in words
    assert "Silent since " in words


@pytest.mark.parametrize(
    ("query", "shown"),
    [({"q": "lind"}, True), ({"q": "silent"}, True), ({"q": "berg"}, False), ({"act": "call"}, True), ({"act": "read"}, False)],
)
def test_it_is_narrowed_by_name_reason_and_act(signed_in, coach, silent, query, shown):
    assert ("Clara Lind" in page(signed_in(coach), **query)) is shown


@pytest.mark.parametrize("query", [{"act": "nonsense"}, {"coach": "nobody"}, {"page": "x"}, {"q": "\0"}])
def test_what_cannot_be_read_narrows_nothing(signed_in, coach, silent, query):
    assert signed_in(coach).get(WAITING, query).status_code == 200


def test_fifty_are_on_a_page(signed_in, coach):
    for _ in range(51):
        factories.client(coach=coach)
    Client.objects.update(last_active_at=timezone.now() - timedelta(days=20))
    assert page(signed_in(coach)).count('<li class="today-line') == 50


def test_a_solo_coach_meets_no_coach(signed_in, owner):
    alone = factories.client(coach=owner)
    Client.objects.filter(pk=alone.pk).update(last_active_at=timezone.now() - timedelta(days=20))
    found = [page(signed_in(owner), url) for url in (HOME, WAITING)]
    assert [('name="coach"' in words, 'class="desk-tag">Ava' in words) for words in found] == [(False, False)] * 2


def test_an_owner_of_several_chooses_one(signed_in, owner, coach, silent, mallory):
    Client.objects.update(last_active_at=timezone.now() - timedelta(days=20))
    browser = signed_in(owner)
    assert ["Mallory Voss" in page(browser, HOME, coach=each) for each in ("", coach.slug)] == [True, False]
    assert f"coach={coach.slug}" in page(browser, HOME, coach=coach.slug)


def put_off(browser, client, key="people.silent", until=None, **fields):
    until = until or str(timezone.now().date() + timedelta(days=9))
    return browser.post(reverse("desk:put_off", args=[client.pk]), {"key": key, "until": until, "next": WAITING, **fields})


def test_not_now_takes_it_off_and_undo_brings_it_back(signed_in, coach, silent):
    browser = signed_in(coach)
    answer = put_off(browser, silent)
    assert (answer.status_code, answer.headers["Location"]) == (302, WAITING)
    [message] = get_messages(answer.wsgi_request)
    assert "is off your list until" in str(message)
    assert "Silent since" in str(message)
    undo = reverse("desk:take_up", args=[silent.pk])
    assert f'action="{undo}"' in str(message)
    assert "0 waiting" in page(browser)
    assert "Silent since " in page(browser, later="1")
    browser.post(undo, {"key": "people.silent", "next": WAITING})
    assert "1 waiting" in page(browser)


@pytest.mark.parametrize("until", ["", "never", "2001-01-01", "2999-01-01"])
def test_a_day_that_is_none_changes_nothing(signed_in, coach, silent, until):
    answer = signed_in(coach).post(reverse("desk:put_off", args=[silent.pk]), {"key": "people.silent", "until": until})
    assert " at the latest." in str(list(get_messages(answer.wsgi_request))[0])
    assert Snooze.objects.count() == 0


def test_another_day_takes_the_place_of_the_first(signed_in, coach, silent):
    browser, day = signed_in(coach), timezone.now().date()
    for days in (20, 9):
        put_off(browser, silent, until=str(day + timedelta(days=days)))
    assert Snooze.objects.get().until == day + timedelta(days=9)


def test_what_is_put_off_can_be_put_off_to_another_day(signed_in, coach, silent):
    browser, day = signed_in(coach), timezone.now().date() + timedelta(days=20)
    put_off(browser, silent, until=str(day))
    later = page(browser, later="1")
    assert (f'value="{day}" required' in later, reverse("desk:put_off", args=[silent.pk]) in later) == (True, True)


def test_only_what_waits_is_put_off(signed_in, coach, silent):
    put_off(signed_in(coach), silent, key="x" * 5000)
    assert Snooze.objects.count() == 0


def test_nobody_else_puts_it_off(signed_in, other_coach, coach, silent):
    assert put_off(signed_in(other_coach), silent).status_code == 404


def test_a_way_back_leads_to_this_site_alone(signed_in, coach, silent):
    answer = put_off(signed_in(coach), silent, next="https://elsewhere.example/")
    assert answer.headers["Location"] == HOME


def mark(browser, booking, what="held", back=HOME):
    return browser.post(reverse(f"booking_admin:{what}", args=[booking.pk]), {"next": back})


@pytest.mark.parametrize(("what", "status"), [("held", "held"), ("no_show", "no_show")])
def test_a_session_is_marked_from_the_desk_and_the_mark_undone(signed_in, coach, clara, what, status):
    booking, browser = booking_of(clara, start=timezone.now() - timedelta(days=1)), signed_in(coach)
    assert "Mark 1 session" in page(browser, HOME)
    answer = mark(browser, booking, what)
    assert (answer.headers["Location"], Booking.objects.get().status) == (HOME, status)
    [message] = get_messages(answer.wsgi_request)
    undo = reverse("booking_admin:reopen", args=[booking.pk])
    assert f'action="{undo}"' in str(message)
    assert "Mark 1 session" not in page(browser, HOME)
    assert browser.post(undo, {"next": HOME}).headers["Location"] == HOME
    assert Booking.objects.get().status == "booked"


def test_a_name_in_a_message_is_only_text(signed_in, coach, clara):
    booking = booking_of(clara, start=timezone.now() - timedelta(days=1))
    Booking.objects.update(guest_name="<b>Clara</b>")
    browser = signed_in(coach)
    mark(browser, booking)
    assert "&lt;b&gt;Clara&lt;/b&gt;" in browser.get(HOME).content.decode()


def test_a_second_press_marks_nothing_twice(signed_in, coach, clara):
    booking, browser = booking_of(clara, start=timezone.now() - timedelta(days=1)), signed_in(coach)
    answers = [mark(browser, booking) for _press in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [HOME, HOME]
    assert booking.events.filter(what="held").count() == 1


def nudge(client):
    return reverse("desk:nudge", args=[client.pk])


def test_a_nudge_is_prefilled_and_sent(signed_in, coach, silent):
    browser = signed_in(coach)
    shown = page(browser, nudge(silent), next=WAITING)
    assert "It has been quiet for a while." in shown
    assert silent.email in shown
    sent = {"subject": "A short hello", "words": "How are you?", "next": WAITING}
    answer = browser.post(nudge(silent), sent)
    assert answer.headers["Location"] == WAITING
    assert [str(each) for each in get_messages(answer.wsgi_request)] == ["Your email to Clara is on its way."]
    assert Message.objects.filter(kind="desk.nudge").count() == 1
    assert "0 waiting" in page(browser)


def test_an_empty_nudge_keeps_what_was_typed(signed_in, coach, silent):
    answer = signed_in(coach).post(nudge(silent), {"subject": "", "words": "How are you?"})
    assert (answer.status_code, "How are you?" in answer.content.decode()) == (422, True)


def test_too_soon_it_says_when_and_keeps_what_was_typed(signed_in, coach, silent):
    browser, sent = signed_in(coach), {"subject": "A short hello", "words": "How are you?"}
    browser.post(nudge(silent), sent)
    answer = browser.post(nudge(silent), sent)
    assert (answer.status_code, "is on its way already" in answer.content.decode()) == (422, True)
    assert Message.objects.filter(kind="desk.nudge").count() == 1
    assert "Send it" not in page(browser, nudge(silent))


def test_nobody_else_nudges(signed_in, other_coach, coach, silent):
    assert signed_in(other_coach).get(nudge(silent)).status_code == 404
