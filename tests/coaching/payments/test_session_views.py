import re
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from coaching.booking.engine.schedule import Availability
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.payments import session_views
from coaching.payments.account import balance, lots, sessions
from coaching.payments.checkout import settling
from coaching.payments.models import ExtensionRequest
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from tests import factories as people
from tests.coaching.booking import factories as booking
from tests.coaching.payments.factories import free_time, give, story

PACKAGES, SESSIONS, BACK = "/me/packages/", "/me/sessions/", "/me/packages/thanks/"
LINKS = re.compile(r'href="(/me/sessions/book/session/confirm/[^"]+)"')
BOOK, CONFIRM = "/me/sessions/book/session/", "/me/sessions/book/session/confirm/"


def buy(package):
    return reverse("payments:buy", args=[package.pk])


def more_time(lot):
    return reverse("payments:more_time", args=[lot.pk])


def back(checkout):
    return f"{BACK}?{urlencode({'session': checkout.session_id})}"


@pytest.mark.parametrize("path", [PACKAGES, SESSIONS, BACK, BOOK, CONFIRM])
def test_a_stranger_signs_in_first(client, db, path):
    assert client.get(path).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", [PACKAGES, SESSIONS, BACK, BOOK, CONFIRM])
def test_a_coach_finds_no_page_of_a_client(signed_in, coach, path):
    assert signed_in(coach).get(path).status_code == 404


def test_sessions_say_what_is_left_and_why(signed_in, clara, paid):
    settling.settle(session_id=paid.session_id)
    words = signed_in(clara).get(SESSIONS).content.decode()
    assert "You have 4 sessions left" in words
    assert "Bought: Four sessions" in words
    assert "$520" in words


def test_the_next_session_comes_first_by_its_day_and_says_with_whom(signed_in, clara, session_type):
    starts = [timezone.now() + timedelta(days=days) for days in (9, 3)]
    give(clara, 1)
    for start in starts:
        booking.booking(appointment_type=session_type, client=clara, start=start)
    page = signed_in(clara).get(SESSIONS)
    words = page.content.decode()
    assert [each["booking"].start for each in (page.context["next"], *page.context["later"])] == starts[::-1]
    assert words.index("Your next session") < words.index("Dana Reyes") < words.index("After that") < words.index("The paperwork")
    assert (words.count("Choose a time"), words.count("button-primary")) == (1, 1)


def test_when_all_are_booked_nobody_reads_that_none_is_left(signed_in, clara, session_type):
    booking.booking(appointment_type=session_type, client=clara, start=timezone.now() + timedelta(days=3))
    give(clara, 1)
    lines = ("You have 1 session left", "All your sessions are booked.")
    pages = [signed_in(clara).get(SESSIONS).content.decode()]
    clara.lots.update(frozen=True)
    pages.append(signed_in(clara).get(SESSIONS).content.decode())
    assert [[words in page for words in lines] for page in pages] == [[True, False], [False, True]]


def test_someone_new_reads_no_number_and_finds_the_packages(signed_in, clara):
    words = signed_in(clara).get(SESSIONS).content.decode().partition("<main")[2]
    found = [each in words for each in ("Nothing is booked yet.", "See packages", "left", "What is used up")]
    assert found == [True, True, False, False]


def test_the_call_is_the_main_thing_on_its_day_alone(signed_in, clara, coach, session_type):
    type(session_type).objects.update(place="video", place_details="https://call.example/dana")
    give(clara, 3)
    now = timezone.now()
    soon = booking.booking(appointment_type=session_type, client=clara, start=now + timedelta(minutes=1))
    found = [signed_in(clara).get(SESSIONS).context["main"]]
    Booking.objects.filter(pk=soon.pk).update(start=now + timedelta(days=2), end=now + timedelta(days=2, hours=1))
    found.append(signed_in(clara).get(SESSIONS).context["main"])
    assert found == ["join", "time"]


def test_what_is_used_up_is_folded_and_what_is_left_is_not(signed_in, clara):
    give(clara, 2)
    over = give(clara, 1, expires_on=timezone.now().date() - timedelta(days=300)).lot
    context = signed_in(clara).get(SESSIONS).context
    assert ([each.lot for each in context["closed"]], len(context["statements"])) == ([over], 2)


def test_sessions_of_someone_else_are_not_shown(signed_in, mallory, paid):
    settling.settle(session_id=paid.session_id)
    assert b"Four sessions" not in signed_in(mallory).get(SESSIONS).content


@pytest.mark.parametrize("count", [1, 3])
def test_sessions_cost_the_same_queries_however_many(signed_in, clara, session_type, count, django_assert_num_queries):
    give(clara, 9)
    for number in range(count):
        start = timezone.now() + timedelta(days=number + 1)
        booking.booking(appointment_type=session_type, client=clara, start=start)
        give(clara, 1)
    browser = signed_in(clara)
    browser.get(SESSIONS)
    with django_assert_num_queries(22):
        browser.get(SESSIONS)


def test_a_session_can_be_booked(signed_in, one_left, session_type):
    browser, start = signed_in(one_left), free_time(session_type)
    page = browser.get(f"{CONFIRM}?{urlencode({'start': start.isoformat()})}").content.decode()
    assert "Book it" in page
    assert Booking.objects.count() == 0
    response = browser.post(CONFIRM, {"start": start.isoformat()}, follow=True)
    assert b"Your session is booked" in response.content
    assert (Booking.objects.get().client, Booking.objects.get().start) == (one_left, start)
    assert story(one_left) == [("granted", 1), ("reserved", -1)]


def test_the_month_leads_to_the_confirmation(signed_in, one_left, session_type):
    words = signed_in(one_left).get(BOOK).content.decode()
    assert "You have 1 session left." in words
    assert f"{CONFIRM}?start=" in words


def test_booking_with_nothing_left_shows_the_packages(signed_in, clara, session_type, package):
    response = signed_in(clara).post(CONFIRM, {"start": free_time(session_type).isoformat()}, follow=True)
    assert response.redirect_chain == [(PACKAGES, 302)]
    assert b"You have no session left" in response.content
    assert b"Four sessions" in response.content


def test_looking_for_a_time_with_nothing_left_shows_the_packages(signed_in, clara, session_type, package):
    response = signed_in(clara).get(BOOK, follow=True)
    assert response.redirect_chain == [(PACKAGES, 302)]
    assert b"You have no session left" in response.content


def test_booking_a_time_that_is_taken_offers_others(signed_in, one_left, session_type):
    start = free_time(session_type)
    booking.booking(appointment_type=session_type, start=start)
    response = signed_in(one_left).post(CONFIRM, {"start": start.isoformat()})
    assert response.status_code == 409
    assert b"None of your sessions was used" in response.content
    assert response.content.count(b'name="start"') == 3
    assert balance.left(one_left) == 1


@pytest.mark.parametrize("start", ["", "tomorrow", "2026-03-03T14:00:00"])
def test_booking_no_time_leads_back_to_the_times(signed_in, one_left, session_type, start):
    assert signed_in(one_left).post(CONFIRM, {"start": start}).headers["Location"] == BOOK


@pytest.mark.parametrize("path", [BOOK, CONFIRM])
def test_another_coachs_session_answers_404(signed_in, mallory, session_type, path):
    assert signed_in(mallory).get(path).status_code == 404


def test_what_costs_no_session_is_not_booked_here(signed_in, one_left, coach):
    booking.appointment_type(coach=coach, slug="session")
    assert signed_in(one_left).get(BOOK).status_code == 404


def book_a_session(browser, start):
    return browser.post(CONFIRM, {"start": start.isoformat()}, follow=True)


def test_back_to_ones_own_session_shows_the_booking(signed_in, one_left, session_type):
    browser, start = signed_in(one_left), free_time(session_type)
    book_a_session(browser, start)
    words = browser.get(CONFIRM, {"start": start.isoformat()}, follow=True).content.decode()
    assert ("You have this time" in words, "Book it" in words) == (True, False)


def test_the_last_session_pressed_twice_is_booked_once_and_shown(signed_in, one_left, session_type):
    browser, start = signed_in(one_left), free_time(session_type)
    book_a_session(browser, start)
    words = book_a_session(browser, start).content.decode()
    assert ("You have this time" in words, "no session left" in words) == (True, False)
    assert Booking.objects.count() == 1


def test_the_other_press_was_quicker_and_took_the_last_session(signed_in, one_left, session_type, monkeypatch):
    browser, start = signed_in(one_left), free_time(session_type)
    quicker = {"client": one_left, "appointment_type": session_type, "start": start}
    monkeypatch.setattr(session_views, "look_again", lambda coach: sessions.book_session(**quicker))
    assert b"You have this time" in book_a_session(browser, start).content


def test_the_month_of_sessions_says_which_are_booked(signed_in, one_left, session_type):
    give(one_left, 1)
    browser, start = signed_in(one_left), free_time(session_type)
    book_a_session(browser, start)
    response = browser.get(BOOK)
    assert b"You have a time on" in response.content
    assert b"forget" not in response.content
    assert "no-store" in response["Cache-Control"]


@pytest.fixture
def aroha(coach):
    """Dana's client in Auckland, with two sessions left and a device in Chicago."""
    made = people.client(coach=coach, name="Aroha Reid", timezone="Pacific/Auckland")
    give(made, 2)
    return made


@pytest.fixture
def her_browser(signed_in, aroha):
    made = signed_in(aroha)
    made.cookies["zone"] = "America/Chicago"
    return made


CLOCK_CHANGES = [
    ("2027-03-10T12:00:00+00:00", "2027-03-12T15:00:00+00:00", "4 a.m. Auckland time (NZDT)"),  # Chicago and New York: winter
    ("2027-03-10T12:00:00+00:00", "2027-03-15T14:00:00+00:00", "3 a.m. Auckland time (NZDT)"),  # summer
    ("2027-03-31T12:00:00+00:00", "2027-04-02T14:00:00+00:00", "3 a.m. Auckland time (NZDT)"),
    ("2027-03-31T12:00:00+00:00", "2027-04-05T14:00:00+00:00", "2 a.m. Auckland time (NZST)"),  # Auckland: winter
    ("2027-09-22T12:00:00+00:00", "2027-09-24T14:00:00+00:00", "2 a.m. Auckland time (NZST)"),
    ("2027-09-22T12:00:00+00:00", "2027-09-27T14:00:00+00:00", "3 a.m. Auckland time (NZDT)"),
    ("2027-11-03T12:00:00+00:00", "2027-11-05T14:00:00+00:00", "3 a.m. Auckland time (NZDT)"),
    ("2027-11-03T12:00:00+00:00", "2027-11-08T15:00:00+00:00", "4 a.m. Auckland time (NZDT)"),
]


@pytest.mark.parametrize(("now", "start", "said"), CLOCK_CHANGES)
def test_a_session_is_booked_by_the_clients_clock_before_and_after_each_change(signed_in, aroha, session_type, now, start, said):
    day = (datetime.fromisoformat(start) + timedelta(hours=13)).date().isoformat()
    with time_machine.travel(now):
        browser = signed_in(aroha)
        browser.cookies["zone"] = "America/Chicago"
        content = browser.get(BOOK, {"month": day[:7], "day": day}).content.decode()
        confirmed = browser.get(CONFIRM, {"start": start}).content.decode()
        browser.post(CONFIRM, {"start": start})
        after = browser.get(SESSIONS).content.decode()
    assert [said in page for page in (content, confirmed, after)] == [True, True, True]
    assert ["Chicago time" in page for page in (content, confirmed, after)] == [False, False, False]
    assert Booking.objects.get().guest_zone == "Pacific/Auckland"


def test_looking_at_another_zone_books_in_the_own_one(her_browser, session_type):
    page = her_browser.get(BOOK, {"zone": "Europe/Berlin"}).content.decode()
    step = unescape(re.search(r'href="(/me/sessions/book/session/confirm/[^"]+)"', page)[1])
    asked = her_browser.get(step).content.decode()
    assert re.search(r"<h1>[^<]+ Auckland time \(NZST\)</h1>", asked)
    assert re.search(r"this is [^<]+ Berlin time \(CEST\)\.", asked)
    assert f'href="{BOOK}?zone=Europe%2FBerlin"' in asked
    her_browser.post(step, {"start": parse_qs(urlsplit(step).query)["start"][0]})
    assert Booking.objects.get().guest_zone == "Pacific/Auckland"


def test_a_session_that_is_gone_offers_others_by_the_clients_clock(her_browser, session_type):
    start = free_time(session_type)
    booking.booking(appointment_type=session_type, start=start)
    page = her_browser.post(CONFIRM, {"start": start.isoformat()}).content.decode()
    assert re.findall(r'name="start"[^>]*>[^<]+ (\w+) time', page) == ["Auckland"] * 3


@pytest.mark.parametrize("path", [SESSIONS, BOOK])
def test_pages_with_times_ask_whether_the_devices_zone_is_meant(her_browser, session_type, path):
    assert b'data-zone="Pacific/Auckland"' in her_browser.get(path).content


def test_the_confirmation_says_the_rule_of_its_kind_with_the_practices_hours(her_browser, session_type):
    PracticeSettings.objects.update_or_create(  # its one row
        defaults={"late_hours": 48, "cancellation_policy": "The free call is never charged."}
    )
    in_time = free_after(session_type, today(timezone.now(), "Pacific/Auckland") + timedelta(days=2))
    page = her_browser.get(CONFIRM, {"start": in_time.isoformat()}).content.decode()
    assert "Cancel it at least 48 hours before, and the session stays yours" in page
    assert "free call" not in page


def test_a_session_that_is_near_says_that_it_is_too_late_to_cancel_free_of_charge(her_browser, session_type, mailoutbox):
    """On the page before and in the email after: never “at least 24 hours before” of what begins sooner."""
    start = free_time(session_type)
    with time_machine.travel(start - timedelta(hours=23, minutes=30), tick=False):
        page = her_browser.get(CONFIRM, {"start": start.isoformat()}).content.decode()
        her_browser.post(CONFIRM, {"start": start.isoformat()})
    late = "less than 24 hours away, so it is too late to cancel it free of charge: canceled, it counts as used."
    assert (late in page, "at least" in page) == (True, False)
    mail = next(each.body for each in mailoutbox if each.subject.startswith("Confirmed"))
    assert (late in mail, "at least" in mail) == (True, False)


def test_the_confirmation_asks_whether_the_devices_zone_is_meant(her_browser, session_type):
    start = free_time(session_type).isoformat()
    assert b'data-zone="Pacific/Auckland"' in her_browser.get(CONFIRM, {"start": start}).content


def last_day(client, days):
    return today(timezone.now(), client.timezone) + timedelta(days=days)


def free_after(session_type, day):
    """A time that is free after a date, by the calendar of Auckland."""
    now = timezone.now()
    found = Availability(session_type, now=now).open_slots(now, now + timedelta(days=40))
    return next(each for each in found if today(each, "Pacific/Auckland") > day)


@pytest.fixture
def ending(aroha):
    """Aroha's lot with two sessions that ends in ten days, and nothing else."""
    aroha.lots.update(expires_on=last_day(aroha, 10))
    return aroha.lots.get()


def test_pages_say_until_when(her_browser, ending):
    words = her_browser.get(SESSIONS).content.decode()
    day = date_format(ending.expires_on)
    assert f"You have 2 sessions left, until {day}." in words
    assert f"2 left until {day}" in words
    given = f"2 sessions that your coach gave you end on {date_format(ending.expires_on, 'F j')}"
    assert given in her_browser.get("/me/").content.decode()


def test_times_after_the_last_day_are_not_offered_and_the_month_says_why(her_browser, ending, session_type):
    words = her_browser.get(BOOK).content.decode()
    starts = [datetime.fromisoformat(parse_qs(urlsplit(unescape(url)).query)["start"][0]) for url in LINKS.findall(words)]
    assert starts
    assert f"Your sessions can take place until {date_format(ending.expires_on)}." in words
    after = free_after(session_type, ending.expires_on)
    shown = her_browser.get(BOOK, {"day": today(after, "Pacific/Auckland").isoformat(), "month": f"{after:%Y-%m}"})
    assert after.isoformat() not in unescape(shown.content.decode())


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_time_after_the_last_day_is_refused_kindly_before_it_is_booked(her_browser, ending, session_type, method):
    start = free_after(session_type, ending.expires_on).isoformat()
    answer = getattr(her_browser, method)(CONFIRM, {"start": start})
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Nothing was booked, and no session was used." in words
    assert more_time(ending) in words
    assert Booking.objects.count() == 0


def test_the_last_day_itself_can_be_booked(her_browser, ending, session_type, aroha):
    start = free_after(session_type, ending.expires_on - timedelta(days=3))
    aroha.lots.update(expires_on=today(start, aroha.timezone))
    assert b"lasts until" in her_browser.get(CONFIRM, {"start": start.isoformat()}).content
    her_browser.post(CONFIRM, {"start": start.isoformat()})
    assert Booking.objects.get().start == start


def test_asking_for_more_time_is_asked_once_and_answered(her_browser, ending, coach, signed_in):
    assert "Ask for two more weeks" in her_browser.get(more_time(ending)).content.decode()
    for _press in range(2):
        page = her_browser.post(more_time(ending), follow=True).content.decode()
    request = ExtensionRequest.objects.get()
    assert ("you asked Dana Reyes" in page, "Ask for two more weeks" in page) == (True, False)
    answer = reverse("payments_admin:more_time", args=[request.pk])
    signed_in(coach).post(answer, {"no": "no", "word": "Let's talk first"})
    words = signed_in(ending.client).get(more_time(ending)).content.decode()
    assert ("Let&#x27;s talk first" in words, "Ask for two more weeks" in words) == (True, False)


def test_when_all_have_ended_the_page_offers_to_ask(her_browser, ending, aroha, session_type):
    aroha.lots.update(expires_on=last_day(aroha, -1))
    page = her_browser.get(BOOK, follow=True)
    assert page.redirect_chain == [(more_time(ending), 302)]
    assert b"Your sessions ended on" in page.content
    assert b"Ask for two more weeks" in page.content


def test_sessions_on_hold_say_so_kindly(her_browser, ending, session_type):
    lots.freeze(ending, timezone.now())
    page = her_browser.get(BOOK, follow=True)
    assert page.redirect_chain == [(SESSIONS, 302)]
    assert b"Your sessions are on hold while a payment is looked into" in page.content
    assert b"On hold: a bank is looking into the payment" in page.content


def test_a_lot_of_someone_else_is_not_found(signed_in, mallory, ending):
    browser = signed_in(mallory)
    for path in (more_time(ending), reverse("payments:lot", args=[ending.pk])):
        assert browser.get(path).status_code == 404
    assert browser.post(more_time(ending)).status_code == 404


def test_a_lot_without_a_last_day_needs_no_more_time(her_browser, aroha):
    assert her_browser.get(more_time(aroha.lots.get())).status_code == 404


def test_all_entries_stand_one_by_one(her_browser, ending):
    for number in range(60):
        lots.write(lot=ending, kind="adjusted", delta=0, reason=f"Note {number}")
    page = her_browser.get(reverse("payments:lot", args=[ending.pk])).content.decode()
    assert ("Note 59" in page, "Note 5<br>" in page, "Page 1 of 2" in page) == (True, False, True)


def test_the_page_of_a_move_says_until_when_and_refuses_what_lies_behind(client, ending, aroha, session_type):
    start = free_after(session_type, ending.expires_on - timedelta(days=4))
    booked = sessions.book_session(client=aroha, appointment_type=session_type, start=start)
    move = MANAGE.path(booked, "booking:move")
    assert b"Your sessions can take place until" in client.get(move).content
    after = free_after(session_type, ending.expires_on).isoformat()
    for answer in (client.get(move, {"start": after}), client.post(move, {"start": after})):
        assert (answer.status_code, b"Nothing was changed." in answer.content) == (409, True)
        assert answer.content.count(b"Your sessions can take place until") == 1  # why, once
    booked.refresh_from_db()
    assert (booked.start, booked.sequence) == (start, 0)


def test_more_time_is_offered_below_the_month_only_near_the_last_day(her_browser, ending, session_type):
    assert "Ask for more time" in her_browser.get(BOOK).content.decode()
    ending.expires_on += timedelta(days=90)
    ending.save()
    assert "Ask for more time" not in her_browser.get(BOOK).content.decode()


@pytest.mark.parametrize("name", ["client_area:progress", "client_area:timeline", "client_area:preferences", "privacy:account"])
def test_pages_that_belong_to_no_place_light_none(her_browser, name):
    page = her_browser.get(reverse(name)).content.decode()
    assert ('class="client-bar"' in page, 'aria-current="page"' in page) == (True, False)


@pytest.mark.parametrize("name", ["payments:packages", "documents:list", "payments:sessions"])
def test_pages_about_money_belong_to_sessions(her_browser, name):
    page = her_browser.get(reverse(name)).content.decode()
    current = re.findall(r'<a href="([^"]+)"[^>]*aria-current="page"', page)
    assert current == [SESSIONS]
