"""A visitor meets what they have booked: by Back, by reload, in another tab, on page 1, behind an old link."""

import re
import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.guest import details_views, own_bookings
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from tests.coaching.booking import factories
from tests.coaching.booking.conftest import stamp
from tests.coaching.booking.pages import cost_of, text
from tests.races import PATIENCE, at_once

OTHERS_WORDS = "no longer free"


@pytest.fixture
def made(client, book_url, typed):
    """What this browser has booked: the first free time."""
    client.post(book_url, typed)
    return Booking.objects.get()


@pytest.fixture
def again(typed, free):
    """The form for another time, shown a moment later."""
    return {**typed, "shown": stamp(), "start": free[4].isoformat(), "name": "Pia B. Berg"}


def url(name, booking):
    return reverse(f"booking:{name}", args=[MANAGE.token(booking)])


def opens(page):
    """What the working links of a page do: "" shows the booking. A link's text holds the second in which it was written."""
    found = re.findall(r"/booking/([\w:-]+)/(move|cancel|address|invitation|)", page)
    return {action for token, action in found if (opened := MANAGE.open(token)) and opened.is_valid}


def details(browser, book_url, start):
    return browser.get(book_url, {"start": start.isoformat()}, follow=True)


def changed_elsewhere(booking, start):
    return bookings.move(booking=Booking.objects.with_details().get(pk=booking.pk), start=start)


# Page 2 of one's own time


def test_back_to_ones_own_time_shows_the_booking_and_all_that_can_be_done(client, book_url, made):
    page = text(details(client, book_url, made.start))
    assert "You have this time" in page
    assert opens(page) == {"move", "cancel", "invitation", "address"}
    assert OTHERS_WORDS not in page


def test_another_browser_is_told_that_the_time_is_gone(book_url, made):
    page = text(details(Client(), book_url, made.start))
    assert ("You have this time" in page, OTHERS_WORDS in page) == (False, True)


def test_the_form_of_another_tab_leads_to_the_booking_too(client, book_url, made, typed):
    page = text(client.post(book_url, {**typed, "shown": stamp()}, follow=True))
    assert ("You have this time" in page, OTHERS_WORDS in page) == (True, False)
    assert Booking.objects.count() == 1


def test_a_client_is_known_by_the_account_in_any_browser(signed_in, clara, book_url, call, free):
    factories.booking(appointment_type=call, start=free[0], client=clara)
    assert "You have this time" in text(details(signed_in(clara), book_url, free[0]))


def test_someone_elses_account_does_not_know_it(signed_in, mallory, clara, book_url, call, free):
    factories.booking(appointment_type=call, start=free[0], client=clara)
    assert OTHERS_WORDS in text(details(signed_in(mallory), book_url, free[0]))


@pytest.mark.parametrize("cookie", ["", "nonsense", "WzEsMF0:1xXOOu:WZ2KNrIWypNrkfZ93VTQtgvRmLYBe8Ts2oLpjgSct48"])
def test_a_cookie_that_we_did_not_sign_says_nothing(book_url, made, cookie):
    browser = Client()
    browser.cookies[own_bookings.COOKIE] = cookie
    assert OTHERS_WORDS in text(details(browser, book_url, made.start))


# The same form again


def test_the_same_form_after_a_cancellation_says_that_it_is_canceled(client, book_url, made, typed):
    client.post(url("cancel", made))
    page = text(client.post(book_url, typed, follow=True))
    assert "This booking is canceled" in page
    assert Booking.objects.count() == 1


def test_the_same_form_after_a_move_shows_the_booking_as_it_is_now(client, book_url, made, typed, free):
    client.post(url("move", made), {"start": free[4].isoformat()})
    page = client.post(book_url, typed, follow=True)
    assert "is from before a change" in text(page)
    assert page.context["booking"].start == free[4]
    assert {"move", "cancel"} <= opens(text(page))


def test_the_same_form_after_a_move_elsewhere_gives_no_new_link(client, book_url, made, typed, free):
    changed_elsewhere(made, free[4])
    page = text(client.post(book_url, typed, follow=True))
    assert ("This booking has moved" in page, opens(page)) == (True, set())


# What the browser keeps


def test_the_cookie_is_closed_to_scripts_and_lives_a_week_longer_than_the_call(client, made):
    cookie = client.cookies[own_bookings.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    left = made.end + timedelta(days=7) - timezone.now()
    assert abs(cookie["max-age"] - left.total_seconds()) < 60


def test_the_cookie_is_sent_over_https_alone_where_the_session_is(client, settings, book_url, typed):
    settings.SESSION_COOKIE_SECURE = True
    client.post(book_url, typed)
    assert client.cookies[own_bookings.COOKIE]["secure"] is True


def test_a_browser_keeps_five_at_most(rf, call, free):
    request, made = rf.get("/"), [factories.booking(appointment_type=call, start=start) for start in free[:7]]
    for booking in made:
        response = own_bookings.remember(request, HttpResponse(), booking)
        request.COOKIES[own_bookings.COOKIE] = response.cookies[own_bookings.COOKIE].value
    assert [own_bookings.is_kept(request, booking) for booking in made] == [False] * 2 + [True] * 5


def test_a_client_with_an_account_leaves_nothing_in_the_browser(signed_in, clara, book_url, typed):
    browser = signed_in(clara)
    browser.post(book_url, typed)
    assert own_bookings.COOKIE not in browser.cookies


def test_a_canceled_booking_is_kept_no_longer(client, made, month_url):
    client.post(url("cancel", made))
    assert client.cookies[own_bookings.COOKIE].value == ""
    assert "You have a time on" not in text(client.get(month_url))


def test_the_maker_of_a_booking_keeps_it_when_the_address_is_put_right(client, made, month_url):
    client.post(url("correct_address", made), {"email": "pia@example.net"})
    assert opens(text(client.get(month_url))) == {"", "move", "cancel"}


def test_a_shared_device_forgets_it(client, made, month_url, book_url):
    page = text(client.get(month_url))
    assert reverse("booking:forget") in page
    answer = client.post(reverse("booking:forget"), {"page": month_url}, follow=True)
    assert answer.redirect_chain == [(month_url, 302)]
    assert "has forgotten your booking" in text(answer)
    assert "You have a time on" not in text(client.get(month_url))
    assert OTHERS_WORDS in text(details(client, book_url, made.start))
    assert client.get(url("manage", made)).status_code == 200


def test_forgetting_never_leads_elsewhere(client, db):
    assert client.post(reverse("booking:forget"), {"page": "//elsewhere.example"}).url == "/"


# Page 1


def test_page_1_says_what_is_booked_with_move_and_cancel_and_shows_the_free_times(client, month_url, made):
    page = text(client.get(month_url))
    assert f"You have a time on {own_bookings.OwnBooking(made, '', True, made.zone).when}." in page
    assert opens(page) == {"", "move", "cancel"}
    assert "time-list" in page


def test_page_1_says_it_inside_of_what_the_script_exchanges(client, month_url, made):
    assert re.search(r"data-booking=\"[^\"]*\">\s*<section class=\"own-bookings\"", text(client.get(month_url)))


def test_page_1_tells_another_browser_nothing(client, month_url, made):
    client.get(month_url)
    assert "You have a time on" not in text(Client().get(month_url))


def test_page_1_is_kept_by_no_cache_and_varies_with_the_cookies(client, month_url, call):
    response = client.get(month_url)
    assert ("no-store" in response["Cache-Control"], "private" in response["Cache-Control"]) == (True, True)
    assert "Cookie" in response["Vary"]


def test_a_time_for_someone_else_names_who_comes(client, book_url, month_url, typed):
    client.post(book_url, {**typed, "booker_name": "Ruth Berg", "booker_email": "ruth@example.org"})
    assert "You booked a time for Pia Berg on" in text(client.get(month_url))


def test_the_coachs_page_says_what_is_booked(client, coach, made):
    factories.appointment_type(coach=coach, slug="short", title="Short call")
    response = client.get(reverse("booking:coach", args=[coach.slug]))
    assert opens(text(response)) == {"", "move", "cancel"}
    assert "no-store" in response["Cache-Control"]


def test_the_month_of_something_else_says_nothing(client, coach, made):
    other = factories.appointment_type(coach=coach, slug="short", title="Short call")
    assert "You have a time on" not in text(client.get(other.get_absolute_url()))


def test_what_was_moved_elsewhere_is_told_without_a_link_that_works(client, month_url, made, free):
    moved = changed_elsewhere(made, free[4])
    page = text(client.get(month_url))
    assert own_bookings.OwnBooking(moved, "", True, moved.zone).when in page
    assert "use the link in our latest email about it" in page
    assert opens(page) == set()


def test_the_newest_link_makes_the_browser_that_booked_able_again(client, month_url, made, free):
    moved = changed_elsewhere(made, free[4])
    client.get(url("manage", moved))
    assert opens(text(client.get(month_url))) == {"", "move", "cancel"}


def test_another_browser_that_opens_the_link_keeps_nothing(made, month_url):
    browser = Client()
    browser.get(url("manage", made))
    assert "You have a time on" not in text(browser.get(month_url))


def test_page_1_costs_one_query_more_for_however_many_bookings(client, call, month_url, made, free, rf):
    before = cost_of(Client(), month_url)
    assert cost_of(client, month_url) == before + 1
    request = rf.get("/")
    request.COOKIES[own_bookings.COOKIE] = client.cookies[own_bookings.COOKIE].value
    for start in free[5:8]:
        response = own_bookings.remember(request, HttpResponse(), factories.booking(appointment_type=call, start=start))
        request.COOKIES[own_bookings.COOKIE] = response.cookies[own_bookings.COOKIE].value
    client.cookies[own_bookings.COOKIE] = request.COOKIES[own_bookings.COOKIE]
    assert cost_of(client, month_url) == before + 1
    assert text(client.get(month_url)).count("You have a time on") == 4


# Another one, or this one moved?


def test_page_2_of_another_time_asks_whether_to_move(client, book_url, made, free):
    page = text(details(client, book_url, free[4]))
    assert "You already have a time" in page
    assert opens(page) == {"", "move"}
    assert (page.count("button-primary"), 'name="one_more"' in page) == (1, True)


def test_one_press_moves_without_a_word_typed_again(client, made, free):
    page = text(client.post(url("move", made), {"start": free[4].isoformat()}, follow=True))
    assert "Your new time is reserved" in page
    assert [(each.start, each.guest_name) for each in Booking.objects.all()] == [(free[4], "Pia Berg")]


def test_the_question_is_asked_by_the_server_and_keeps_every_word(client, book_url, made, again):
    response = client.post(book_url, again)
    assert response.status_code == 409
    assert "You already have a time" in text(response)
    assert ('value="Pia B. Berg"' in text(response), '<details class="more" open>' in text(response)) == (True, True)
    assert Booking.objects.count() == 1


def test_the_answer_one_more_books_one_more(client, book_url, made, again):
    client.post(book_url, again)
    client.post(book_url, {**again, "one_more": "1"})
    assert Booking.objects.count() == 2


def test_the_answer_is_kept_where_the_time_is_gone(client, call, book_url, made, again, free):
    factories.booking(appointment_type=call, start=free[4])
    page = text(client.post(book_url, {**again, "one_more": "1"}))
    assert (OTHERS_WORDS in page, '<input type="hidden" name="one_more" value="1">' in page) == (True, True)


def test_without_a_time_to_come_nobody_is_asked(client, book_url, made, again):
    client.post(url("cancel", made))
    client.post(book_url, again)
    assert sorted(Booking.objects.values_list("status", flat=True)) == ["booked", "canceled"]


def test_what_is_over_is_no_reason_to_ask(client, book_url, made, again):
    past = timezone.now() - timedelta(days=1)
    Booking.objects.update(start=past, end=past, blocked_start=past, blocked_end=past)
    client.post(book_url, again)
    assert Booking.objects.count() == 2


def test_one_that_was_moved_elsewhere_asks_and_gives_no_link(client, book_url, made, free):
    changed_elsewhere(made, free[8])
    page = text(details(client, book_url, free[4]))
    assert ("You already have a time" in page, opens(page)) == (True, set())


def test_whoever_types_a_known_address_elsewhere_learns_nothing_from_the_page(book_url, made, again):
    browser = Client()
    page = text(browser.post(book_url, {**again, "email": made.guest_email}, follow=True))
    assert "Your time is reserved" in page
    assert "You already have a time" not in page
    assert Booking.objects.count() == 2


def test_the_mail_of_a_second_time_tells_of_the_first_and_links_to_it(book_url, made, again):
    mail.outbox.clear()
    Client().post(book_url, again)
    to_guest, to_coach = sorted(mail.outbox, key=lambda each: each.to != [made.guest_email])
    assert f"You have another time on {own_bookings.OwnBooking(made, '', True, made.zone).when}." in to_guest.body
    (address,) = re.findall(rf"cancel that one: {re.escape(settings.SITE_URL)}/booking/(.+)/$", to_guest.body, re.MULTILINE)
    opened = MANAGE.open(address)
    assert (opened.row, opened.is_valid) == (made, True)
    assert "another time" not in to_coach.body


def test_the_mail_of_an_only_time_says_nothing_of_another(made):
    assert [message for message in mail.outbox if "another time on" in message.body] == []


def test_a_client_is_asked_too(signed_in, clara, book_url, call, free, again):
    factories.booking(appointment_type=call, start=free[0], client=clara)
    response = signed_in(clara).post(book_url, again)
    assert (response.status_code, "You already have a time" in text(response)) == (409, True)


# Old links


def test_an_old_link_leads_the_browser_that_moved_it_to_the_booking(client, made, free):
    old = url("manage", made)
    client.post(url("move", made), {"start": free[4].isoformat()})
    page = text(client.get(old))
    assert "is from before a change" in page
    assert opens(page) == {"move", "cancel", "invitation"}


@pytest.mark.parametrize("name", ["move", "cancel"])
def test_an_old_button_changes_nothing_and_shows_what_became_of_it(client, made, free, name):
    old = url(name, made)
    client.post(url("move", made), {"start": free[4].isoformat()})
    page = text(client.post(old, {"start": free[8].isoformat()}, follow=True))
    assert "is from before a change" in page
    assert [(each.start, each.status) for each in Booking.objects.all()] == [(free[4], "booked")]


def test_an_old_link_after_a_corrected_address_does_not_claim_that_it_moved(made):
    old = url("manage", made)
    bookings.correct_address(booking=Booking.objects.with_details().get(), email="pia@example.net")
    assert "This booking has changed" in text(Client().get(old))


def test_moving_to_the_time_it_has_writes_to_nobody(client, made):
    mail.outbox.clear()
    page = text(client.post(url("move", made), {"start": made.start.isoformat()}, follow=True))
    assert "You already have this time" in page
    assert (Booking.objects.get().sequence, mail.outbox) == (0, [])


# Two tabs at once


def race(monkeypatch, clara, book_url, free):
    """Clara presses Book for two times in two tabs; both have passed the first look when one goes on."""
    forms = iter([{"shown": stamp(), "start": start.isoformat()} for start in free[:2]])
    barrier = threading.Barrier(2)
    monkeypatch.setattr(details_views, "look_again", lambda coach: barrier.wait(PATIENCE))

    def press(wait):
        browser = Client()
        browser.force_login(clara.user)
        form = next(forms)
        wait()
        return browser.post(book_url, form).status_code

    return sorted(at_once(2, press))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_book_once_and_ask(monkeypatch, patient, clara, call, book_url, free):
    assert race(monkeypatch, clara, book_url, free) == [302, 409]
    assert Booking.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_guard_two_tabs_at_once_book_twice(monkeypatch, patient, clara, call, book_url, free):
    monkeypatch.setattr(bookings.locking, "refuse_one_more", lambda *args: None)
    assert race(monkeypatch, clara, book_url, free) == [302, 302]
    assert Booking.objects.count() == 2
