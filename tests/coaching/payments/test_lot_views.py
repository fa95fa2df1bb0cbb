from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking import bookings
from coaching.payments.account import balance, extensions, lots, sessions
from coaching.practice.days import today
from tests.coaching.payments.factories import free_time, give, story


@pytest.fixture
def last(clara):
    """Clara's date in ten days."""
    return today(timezone.now(), clara.timezone) + timedelta(days=10)


@pytest.fixture
def lot(clara, last):
    return give(clara, 2, expires_on=last).lot


@pytest.fixture
def late(clara, lot, session_type):
    """A session that Clara canceled two hours before it began."""
    booked = sessions.book_session(client=clara, appointment_type=session_type, start=free_time(session_type))
    return bookings.cancel(booking=booked, by="guest", now=booked.start - timedelta(hours=2))


def extend_url(lot):
    return reverse("payments_admin:extend", args=[lot.pk])


def forgive_url(booking):
    return reverse("payments_admin:forgive", args=[booking.pk])


def answer_url(request):
    return reverse("payments_admin:more_time", args=[request.pk])


def test_the_coach_gives_two_weeks_or_another_day(signed_in, coach, clara, lot, last):
    browser, more = signed_in(coach), last + timedelta(days=14)
    assert f'value="{more}"' in browser.get(extend_url(lot)).content.decode()
    answer = browser.post(extend_url(lot), {"until": more, "reason": "Ill"})
    assert answer.headers["Location"] == clara.get_absolute_url()
    assert clara.lots.get().expires_on == more


@pytest.mark.parametrize(("days", "reason"), [(-3, "Ill"), (20, ""), (99999, "Ill")])
def test_what_makes_no_sense_is_refused_and_kept(signed_in, coach, clara, lot, last, days, reason):
    until = last + timedelta(days=days)
    answer = signed_in(coach).post(extend_url(lot), {"until": until, "reason": reason})
    assert (answer.status_code, f'value="{until}"' in answer.content.decode()) == (422, True)
    assert clara.lots.get().expires_on == last


def test_a_request_is_granted_with_one_click(signed_in, coach, clara, lot, last):
    browser, request = signed_in(coach), extensions.ask(client=clara, lot=lot)
    assert answer_url(request) in browser.get(clara.get_absolute_url()).content.decode()
    for _press in range(2):
        browser.post(answer_url(request))
    assert clara.lots.get().expires_on == last + timedelta(days=14)
    assert b"Answered on" in browser.get(answer_url(request)).content


def test_a_request_is_declined_with_a_word(signed_in, coach, clara, lot, last):
    request = extensions.ask(client=clara, lot=lot)
    signed_in(coach).post(answer_url(request), {"no": "no", "word": "Let's talk"})
    request.refresh_from_db()
    assert (request.answer, request.word, clara.lots.get().expires_on) == ("no", "Let's talk", last)


def test_a_late_cancellation_is_forgiven_once(signed_in, coach, clara, late, mailoutbox):
    browser, page = signed_in(coach), reverse("booking_admin:booking", args=[late.pk])
    assert forgive_url(late) in browser.get(page).content.decode()
    assert forgive_url(late) in browser.get(clara.get_absolute_url()).content.decode()
    mailoutbox.clear()
    for _press in range(2):
        browser.post(forgive_url(late))
    assert story(clara)[-1] == ("released", 1)
    assert balance.left(clara) == 2
    assert [mail.subject for mail in mailoutbox] == ["You have a session back"]
    assert forgive_url(late) not in browser.get(page).content.decode()


def test_forgiving_after_the_end_offers_to_extend(signed_in, coach, clara, lot, late):
    clara.lots.update(expires_on=today(timezone.now(), clara.timezone) - timedelta(days=1))
    answer = signed_in(coach).post(forgive_url(late), follow=True)
    assert answer.redirect_chain == [(extend_url(lot), 302)]
    assert b"the last day has passed" in answer.content


def test_a_session_that_was_canceled_in_time_is_not_forgiven(signed_in, coach, clara, lot, session_type):
    booked = sessions.book_session(client=clara, appointment_type=session_type, start=free_time(session_type))
    bookings.cancel(booking=booked, by="coach")
    signed_in(coach).post(forgive_url(booked))
    assert balance.left(clara) == 2


def test_the_clients_page_says_what_is_on_hold(signed_in, coach, clara, lot):
    lots.freeze(lot, timezone.now())
    assert b"On hold: the bank is looking into this payment" in signed_in(coach).get(clara.get_absolute_url()).content


@pytest.mark.parametrize("person", ["other_coach", "editor", "clara", "mallory"])
def test_others_find_none_of_it(request, signed_in, clara, lot, late, person):
    browser, asked = signed_in(request.getfixturevalue(person)), extensions.ask(client=clara, lot=lot)
    entry = reverse("payments_admin:undo", args=[clara.ledger.earliest("pk").pk])
    for path in (extend_url(lot), answer_url(asked), forgive_url(late), entry):
        assert browser.post(path, {"until": "2029-01-01", "reason": "Mine"}).status_code == 404
    assert balance.left(clara) == 1


def test_the_coach_books_after_the_end_only_with_more_time(signed_in, coach, clara, lot, session_type, last):
    day = last + timedelta(days=5)
    chosen = {"kind": session_type.pk, "start": "other", "other_date": f"{day}", "other_time": "20:00"}
    answer = signed_in(coach).post(reverse("payments_admin:book", args=[clara.pk]), chosen)
    assert (answer.status_code, b"sessions can take place until" in answer.content) == (422, True)
    assert b'value="20:00"' in answer.content


def test_the_coach_moves_past_the_end_and_the_account_says_so(signed_in, coach, clara, lot, session_type, last):
    booked = sessions.book_session(client=clara, appointment_type=session_type, start=free_time(session_type))
    day = last + timedelta(days=5)
    chosen = {"start": "other", "other_date": f"{day}", "other_time": "20:00"}
    signed_in(coach).post(reverse("booking_admin:move", args=[booked.pk]), chosen)
    assert clara.ledger.latest("pk").reason.startswith("Moved past the last day, as an exception: ")


def test_more_time_is_not_offered_for_what_nothing_is_left_of(signed_in, coach, clara, lot, last):
    lots.take_free(lot, 2, "refunded", "Refunded", timezone.now())
    browser = signed_in(coach)
    assert "Give more time" not in browser.get(clara.get_absolute_url()).content.decode()
    assert "Nothing is left of these sessions" in browser.get(extend_url(lot)).content.decode()
    answer = browser.post(extend_url(lot), {"until": last + timedelta(days=14), "reason": "Ill"})
    assert (answer.status_code, clara.lots.get().expires_on) == (422, last)
