import secrets

import pytest
from django.urls import reverse

from coaching.booking.models import Booking
from tests.coaching.booking.pages import text

MESSAGE = "Hi Maria,\n\ndo you know of any openings? <b>Sam</b>"


@pytest.fixture
def bring_url(call):
    return reverse("booking:bring", args=[call.coach.slug, call.slug])


def answers():
    return Booking.objects.get().answers


def test_a_ticked_message_is_carried_to_the_time_and_nothing_is_stored_yet(client, bring_url, book_url, free):
    start = free[0].isoformat()
    response = client.post(
        f"{bring_url}?from=/about/&zone=Europe/Berlin", {"text": MESSAGE, "brings": "1", "start": start}, follow=True
    )
    assert response.redirect_chain[0][0].startswith(f"{book_url}?zone=Europe%2FBerlin&from=%2Fabout%2F&brings=1&start=")
    assert ["do you know of any openings? <b>Sam" in text(response), "checked" in text(response)] == [True, True]
    assert not Booking.objects.exists()


def test_without_the_tick_nothing_goes_along(client, bring_url, free):
    response = client.post(bring_url, {"text": MESSAGE, "start": free[0].isoformat()}, follow=True)
    assert ["openings" in text(response), 'name="brought"' in text(response)] == [False, False]
    assert not client.cookies["brought"].value


def test_without_a_time_all_of_them_are_shown_and_the_message_waits(client, bring_url, book_url, month_url, free):
    response = client.post(bring_url, {"text": MESSAGE, "brings": "1"})
    assert response["Location"] == f"{month_url}?brings=1"
    assert "openings" in text(client.get(book_url, {"start": free[0].isoformat()}))


def test_only_the_pages_of_that_booking_are_sent_it(client, bring_url, month_url):
    client.post(bring_url, {"text": MESSAGE, "brings": "1"})
    cookie = client.cookies["brought"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (month_url, True, 3600)


def test_the_booking_keeps_it_with_the_answers_by_a_tick_and_the_browser_drops_it(client, bring_url, book_url, typed):
    client.post(bring_url, {"text": MESSAGE, "brings": "1"})
    client.post(book_url, {**typed, "brought": MESSAGE, "brings": "on"})
    assert answers() == [{"question": "A message to look at together", "answer": MESSAGE, "kind": "brought"}]
    assert not client.cookies["brought"].value


def test_a_booking_without_the_tick_keeps_nothing_of_it(client, bring_url, book_url, typed):
    client.post(bring_url, {"text": MESSAGE, "brings": "1"})
    client.post(book_url, {**typed, "brought": MESSAGE})
    assert answers() == []


def test_what_is_refused_keeps_message_and_tick(client, book_url, typed):
    response = client.post(book_url, {**typed, "email": "", "brought": MESSAGE, "brings": "on"})
    assert (response.status_code, "openings" in text(response), "checked" in text(response)) == (422, True, True)


def test_what_a_cookie_cannot_hold_is_pasted(client, bring_url, book_url, free):
    long = secrets.token_hex(2500)
    response = client.post(bring_url, {"text": long, "brings": "1", "start": free[0].isoformat()}, follow=True)
    assert [long in text(response), 'name="brought"' in text(response)] == [False, True]


@pytest.mark.parametrize("odd", ["nonsense", "a:b:c", "\0"])
def test_a_forged_cookie_is_none(client, book_url, free, odd):
    client.cookies["brought"] = odd
    assert 'name="brought"' not in text(client.get(book_url, {"start": free[0].isoformat()}))


def test_what_no_database_holds_is_left_out(client, bring_url, book_url, free):
    response = client.post(bring_url, {"text": "one\0two", "brings": "1", "start": free[0].isoformat()}, follow=True)
    assert "onetwo" in text(response)


def test_too_much_is_told_about_and_kept(client, book_url, typed):
    response = client.post(book_url, {**typed, "brought": "a" * 5001, "brings": "on"})
    assert (response.status_code, "a" * 5001 in text(response)) == (422, True)


def test_the_coach_reads_it_with_the_answers(client, book_url, typed, signed_in, coach):
    client.post(book_url, {**typed, "brought": MESSAGE, "brings": "on"})
    page = signed_in(coach).get(reverse("booking_admin:booking", args=[Booking.objects.get().pk]))
    assert "A message to look at together" in text(page)


def test_the_page_that_follows_shows_what_goes_along(client, book_url, typed):
    page = text(client.post(book_url, {**typed, "brought": MESSAGE, "brings": "on"}, follow=True))
    found = [words in page for words in ("Your message goes along", "do you know of any openings?", "Nothing to prepare")]
    assert found == [True, True, False]
