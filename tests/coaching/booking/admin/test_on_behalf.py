import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.mail.models import Message
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text

NEW = {"name": "Tom Sand", "email": "tom@example.org", "phone": "", "zone": "Europe/Berlin"}


def url(name, *args, **query):
    return reverse(f"booking_admin:{name}", args=args, query=query)


def test_someone_known_is_found_by_name(signed_in, coach, clara, mallory):
    browser = signed_in(coach)
    assert "Clara Lind" in text(browser.get(url("add", q="lind")))
    assert "Mallory" not in text(browser.get(url("add", q="voss")))


def test_a_time_is_booked_for_a_client_who_gets_the_invitation(signed_in, coach, clara, call, free):
    signed_in(coach).post(url("for_client", clara.pk), {"kind": call.pk, "start": free[0].isoformat()})
    made = Booking.objects.get()
    assert (made.client, made.start, made.guest_email) == (clara, free[0], clara.email)
    assert [clara.email] in [message.to for message in mail.outbox]


def test_nothing_is_booked_or_mailed_for_someone_who_has_left_since(signed_in, coach, clara, call, free):
    type(clara).objects.filter(pk=clara.pk).update(leaves_at=timezone.now())
    answer = signed_in(coach).post(url("for_client", clara.pk), {"kind": call.pk, "start": free[0].isoformat()}, follow=True)
    assert "Clara Lind has left, so nothing can be done for them anymore." in text(answer)
    assert (Booking.objects.count(), Message.objects.count()) == (0, 0)


def test_someone_who_is_leaving_is_booked_with_until_that_day(signed_in, coach, clara, call, free):
    type(clara).objects.filter(pk=clara.pk).update(leaves_at=free[1])
    browser = signed_in(coach)
    assert "Clara leaves on" in text(browser.get(url("for_client", clara.pk)))
    late = browser.post(url("for_client", clara.pk), {"kind": call.pk, "start": free[1].isoformat()})
    assert (late.status_code, "Choose a time before that" in text(late)) == (422, True)
    browser.post(url("for_client", clara.pk), {"kind": call.pk, "start": free[0].isoformat()})
    assert Booking.objects.get().start == free[0]


def test_a_time_is_booked_for_someone_new(signed_in, coach, call, free):
    signed_in(coach).post(url("for_someone_new"), {**NEW, "kind": call.pk, "start": free[0].isoformat()})
    made = Booking.objects.get()
    assert (made.client.name, made.client.stage, made.guest_zone) == ("Tom Sand", "prospect", "Europe/Berlin")


def test_a_coach_books_outside_the_hours(signed_in, coach, clara, call):
    day = (timezone.now() + timedelta(days=3)).date()
    typed = {"kind": call.pk, "start": "other", "other_date": day.isoformat(), "other_time": "21:00"}
    signed_in(coach).post(url("for_client", clara.pk), typed)
    assert Booking.objects.get().client == clara


@pytest.mark.at(datetime(2026, 10, 20, 12, tzinfo=UTC))
def test_a_time_that_clocks_show_twice_is_booked_with_a_word_about_which(signed_in, coach, clara, call):
    typed = {"kind": call.pk, "start": "other", "other_date": "2026-11-01", "other_time": "01:30"}
    answer = signed_in(coach).post(url("for_client", clara.pk), typed, follow=True)
    assert "Booked: Sunday, November 1, 2026, 1:30 a.m. New York time (EDT), before the clocks go back" in text(answer)


def test_a_taken_time_keeps_what_was_typed(signed_in, coach, call, free):
    factories.booking(appointment_type=call, start=free[0])
    answer = signed_in(coach).post(url("for_someone_new"), {**NEW, "kind": call.pk, "start": free[0].isoformat()})
    assert (answer.status_code, "This time is taken" in text(answer)) == (422, True)
    assert 'value="Tom Sand"' in text(answer)


def test_the_same_time_for_the_same_person_again_leads_to_the_one_booking(signed_in, coach, clara, call, free):
    browser, start = signed_in(coach), {"kind": call.pk, "start": free[0].isoformat()}
    known = [browser.post(url("for_client", clara.pk), start) for _press in range(2)]
    new = [browser.post(url("for_someone_new"), {**NEW, **start, "start": free[2].isoformat()}) for _press in range(2)]
    assert [answer.url for answer in known + new] == [
        url("booking", each.pk) for each in Booking.objects.all() for _press in range(2)
    ]
    assert Booking.objects.count() == 2


def test_the_page_asks_for_the_zone_once(signed_in, coach, call):
    page = text(signed_in(coach).get(url("for_someone_new")))
    assert (page.count('name="zone"'), "on, in America/New_York" in page) == (1, True)


def test_other_times_are_shown_without_a_word_lost(signed_in, coach, call):
    answer = signed_in(coach).post(url("for_someone_new"), {**NEW, "kind": call.pk, "week": ""})
    assert (answer.status_code, 'value="Tom Sand"' in text(answer)) == (200, True)


def test_what_takes_a_session_is_not_offered_here(signed_in, coach, clara, call):
    factories.appointment_type(coach=coach, slug="session", title="Long session", takes_credit=True, audience="clients")
    assert "Long session" not in text(signed_in(coach).get(url("for_client", clara.pk)))


def test_a_coach_with_nothing_to_book_is_led_there(signed_in, coach, clara):
    assert signed_in(coach).get(url("for_client", clara.pk)).url == url("types")


@pytest.mark.parametrize("person", ["other_coach", "editor"])
def test_someone_elses_client_is_not_found(request, signed_in, clara, call, person):
    assert signed_in(request.getfixturevalue(person)).get(url("for_client", clara.pk)).status_code == 404


def test_the_free_times_show_the_clients_clock_too(signed_in, coach, clara, call, free):
    type(clara).objects.filter(pk=clara.pk).update(timezone="Europe/Berlin")
    page = signed_in(coach).get(url("for_client", clara.pk))
    labels = [label for _day, times in page.context["form"].week["days"] for _value, label in times]
    assert "in parentheses in Europe/Berlin" in text(page)
    assert labels
    assert all(re.fullmatch(r".+ \(.+\)", each) for each in labels)


def test_a_client_on_the_same_clock_is_shown_one(signed_in, coach, clara, call, free):
    page = signed_in(coach).get(url("for_client", clara.pk))
    assert ("in parentheses" in text(page), "9 a.m. (" in text(page)) == (False, False)


def test_what_was_booked_is_said_by_both_clocks(signed_in, coach, clara, call, free):
    type(clara).objects.filter(pk=clara.pk).update(timezone="Asia/Tokyo")
    sent = {"kind": call.pk, "start": free[0].isoformat()}
    page = text(signed_in(coach).post(url("for_client", clara.pk), sent, follow=True))
    assert ("New York time" in page, "; for Clara " in page, "Tokyo time" in page) == (True, True, True)
