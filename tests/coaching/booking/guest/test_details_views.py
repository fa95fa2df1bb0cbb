import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from coaching.booking.models import AppointmentType, Booking
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text


def test_the_details_say_what_it_costs_how_long_and_what_is_kept(client, book_url, free):
    content = text(client.get(book_url, {"start": free[0].isoformat()}))
    for words in ("This call is free", "30 minutes", "You talk, Dana listens.", "we delete it after 12 months"):
        assert words in content


@pytest.mark.parametrize("start", ["", "soon", "2026-03-03T14:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
def test_a_start_that_cannot_be_read_leads_back_to_the_month(client, book_url, month_url, start):
    assert client.get(book_url, {"start": start}).url == month_url


def test_a_time_that_is_gone_offers_others_at_once(client, book_url, free, call):
    factories.booking(appointment_type=call, start=free[0])
    content = text(client.get(book_url, {"start": free[0].isoformat()}))
    assert content.count('name="start"') == 3


def test_the_link_of_the_call_is_for_those_who_booked(client, call, book_url, typed):
    AppointmentType.objects.filter(pk=call.pk).update(place_details="https://meet.example/dana")
    assert "meet.example" not in text(client.get(book_url, {"start": typed["start"]}))
    assert "meet.example" in text(client.post(book_url, typed, follow=True))


def test_booking_ends_on_a_page_with_everything_on_it(client, book_url, typed):
    response = client.post(f"{book_url}?zone=Europe/Berlin&from=/articles/two-way/", typed, follow=True)
    made = Booking.objects.get()
    assert (made.guest_zone, made.source, made.client.phone) == ("Europe/Berlin", "/articles/two-way/", "+49 30 1")
    content = text(response)
    assert "Your time is reserved" in content
    assert "Berlin time" in content
    assert re.search(r"<dt>Dana's time</dt>\s*<dd>[^<]+ New York time", content)
    assert len(mail.outbox) == 2


def test_answers_are_kept_with_their_questions(client, call, book_url, typed):
    asked = [
        factories.question(call, "Why now?", required=True),
        factories.question(call, "Where?", kind="choice", choices="here\nthere", order=1),
    ]
    answers = dict(zip([f"question_{each.pk}" for each in asked], ["Layoff", "there"], strict=True))
    client.post(book_url, {**typed, **answers})
    expected = [{"question": "Why now?", "answer": "Layoff"}, {"question": "Where?", "answer": "there"}]
    assert Booking.objects.get().answers == expected


def test_a_missing_answer_keeps_what_was_typed(client, call, book_url, typed):
    factories.question(call, "Why now?", required=True)
    response = client.post(book_url, typed)
    assert response.status_code == 422
    assert 'value="pia@example.org"' in text(response)
    assert not Booking.objects.exists()


def test_the_loser_of_a_race_keeps_every_answer_and_sees_three_times(client, call, book_url, typed, free):
    asked = factories.question(call, kind="long")
    factories.booking(appointment_type=call, start=free[0])
    response = client.post(book_url, {**typed, f"question_{asked.pk}": "A layoff"})
    content = text(response)
    assert response.status_code == 409
    assert content.count('name="start"') == 3
    assert all(words in content for words in ("A layoff", 'value="Pia Berg"', 'value="+49 30 1"'))


def test_one_of_the_three_times_is_booked_by_its_button(client, call, book_url, typed, free):
    factories.booking(appointment_type=call, start=free[0])
    content = client.post(book_url, typed).content.decode()
    offered = re.findall(r'name="start" value="([^"]+)"', content)
    client.post(book_url, {**typed, "start": offered[1]})
    assert Booking.objects.filter(start=datetime.fromisoformat(offered[1])).exists()


def test_pressing_twice_books_once(client, book_url, typed, free):
    first = client.post(book_url, typed, follow=True)
    second = client.post(book_url, {**typed, "start": free[5].isoformat()}, follow=True)
    assert Booking.objects.count() == 1
    assert first.context["booking"] == second.context["booking"]


def test_a_signed_in_client_books_as_themselves(signed_in, clara, book_url, typed):
    browser = signed_in(clara)
    assert "re booking as Clara Lind" in text(browser.get(book_url, {"start": typed["start"]}))
    browser.post(book_url, typed)
    assert Booking.objects.get().client == clara


def test_a_source_elsewhere_is_not_kept(client, book_url, typed):
    client.post(f"{book_url}?from=https://elsewhere.example/", typed)
    assert Booking.objects.get().source == ""


def test_other_zones_than_utc_in_an_address_mean_the_same_instant(client, book_url, typed, free):
    local = free[0].astimezone(UTC).isoformat().replace("+00:00", "Z")
    client.post(book_url, {**typed, "start": local})
    assert Booking.objects.get().start == free[0]


def test_a_booking_error_is_shown_in_words(client, book_url, typed, monkeypatch):
    def refuse(**kwargs):
        raise bookings.BookingError("Not today.")

    monkeypatch.setattr(bookings, "book", refuse)
    assert "Not today." in text(client.post(book_url, typed))


def test_booking_by_a_24_hour_clock_keeps_it_for_the_mails(client, book_url, typed):
    client.post(book_url, typed, headers={"accept-language": "en-GB"})
    made = Booking.objects.get()
    assert made.guest_clock24
    assert made.start.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M to ") in mail.outbox[0].body


# For someone else


def test_whoever_books_for_someone_else_is_kept_beside_the_guest(client, book_url, typed):
    client.post(book_url, {**typed, "booker_name": "Max Berg", "booker_email": "max@example.org"})
    made = Booking.objects.get()
    assert (made.guest_email, made.booker_name, made.booker_email) == ("pia@example.org", "Max Berg", "max@example.org")
    assert made.client.name == "Pia Berg"


def test_a_booker_without_address_is_asked_for_it_and_stays_open(client, book_url, typed):
    content = text(client.post(book_url, {**typed, "booker_name": "Max Berg"}))
    assert "give your own name and address too" in content
    assert re.search(r'<details class="more" open>\s*<summary>Booking for someone else', content)
    assert 'value="Max Berg"' in content
    assert not Booking.objects.exists()


# Mistyped addresses


def test_a_mistyped_domain_is_asked_about_before_anything_is_booked(client, book_url, typed):
    response = client.post(book_url, {**typed, "email": "pia@gmial.com"})
    content = text(response)
    assert (response.status_code, Booking.objects.count(), mail.outbox) == (422, 0, [])
    assert re.search(
        r'<button class="button button-primary" name="email_is" value="pia@gmail.com" type="submit">Use pia@', content
    )
    assert re.findall(r'<button class="button button-primary"', content) == ['<button class="button button-primary"']
    assert 'value="Pia Berg"' in content


@pytest.mark.parametrize(
    ("answer", "email"), [("pia@gmail.com", "pia@gmail.com"), ("typed", "pia@gmial.com")], ids=["use it", "it is right"]
)
def test_the_answer_about_the_address_books(client, book_url, typed, answer, email):
    client.post(book_url, {**typed, "email": "pia@gmial.com", "email_is": answer})
    assert Booking.objects.get().guest_email == email


def test_an_answer_about_another_address_is_none(client, book_url, typed):
    client.post(book_url, {**typed, "email": "pia@yahooo.com", "email_is": "pia@gmail.com"})
    assert not Booking.objects.exists()


def test_an_address_said_to_be_right_is_not_asked_about_again(client, book_url, typed):
    content = text(client.post(book_url, {**typed, "email": "pia@gmial.com", "name": "", "email_is": "typed"}))
    assert "Did you mean" not in content
    assert '<input type="hidden" name="email_is" value="typed">' in content


def test_the_right_address_gets_the_invitation_and_the_wrong_ones_links_die(client, book_url, typed):
    client.post(book_url, {**typed, "email": "pia@gmial.com", "email_is": "typed"})
    old = MANAGE.token(Booking.objects.get())
    mail.outbox.clear()
    response = client.post(reverse("booking:correct_address", args=[old]), {"email": "pia@gmail.com"}, follow=True)
    made = Booking.objects.get()
    assert (made.guest_email, made.client.email) == ("pia@gmail.com", "pia@gmail.com")
    assert "pia@gmail.com" in [each.to[0] for each in mail.outbox]
    assert "Your time is reserved" in text(response)
    assert "is from before the change" in text(Client().get(reverse("booking:manage", args=[old])))


def test_the_address_it_has_changes_nothing_and_mails_nobody(client, book_url, typed):
    client.post(book_url, typed)
    before, token = Booking.objects.get().sequence, MANAGE.token(Booking.objects.get())
    mail.outbox.clear()
    response = client.post(reverse("booking:correct_address", args=[token]), {"email": "pia@example.org"}, follow=True)
    assert (Booking.objects.get().sequence, mail.outbox) == (before, [])
    assert "This is the address we have." in text(response)


def test_an_address_that_is_none_changes_nothing(client, book_url, typed):
    client.post(book_url, typed)
    token = MANAGE.token(Booking.objects.get())
    response = client.post(reverse("booking:correct_address", args=[token]), {"email": "pia@"}, follow=True)
    assert "Write the full address" in text(response)
    assert Booking.objects.get().guest_email == "pia@example.org"


def test_a_guest_with_an_account_keeps_its_address(signed_in, clara, client, book_url, typed):
    signed_in(clara).post(book_url, typed)
    token = MANAGE.token(Booking.objects.get())
    client.post(reverse("booking:correct_address", args=[token]), {"email": "other@example.org"})
    assert Booking.objects.get().guest_email == "clara@example.org"


@pytest.mark.parametrize("name", ["Win at https://spam.example", "www.spam.example"])
def test_a_name_that_is_a_link_is_refused(client, book_url, typed, name):
    assert "without a web address" in text(client.post(book_url, {**typed, "name": name}))
    assert not Booking.objects.exists()


def test_a_name_with_signs_of_markup_is_told_which(client, book_url, typed):
    words = text(client.post(book_url, {**typed, "name": "O'Neil-<b>X</b>"}))
    assert "Write the name without the signs < and >." in words
    assert "web address" not in words
