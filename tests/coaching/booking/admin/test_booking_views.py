from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import formats, timezone

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.people.models import Client
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text


@pytest.fixture
def to_come(call):
    return factories.booking(appointment_type=call, start=timezone.now() + timedelta(days=1))


@pytest.fixture
def begun(call):
    return factories.booking(appointment_type=call, start=timezone.now() - timedelta(minutes=40))


def page(browser, booking):
    return browser.get(reverse("booking_admin:booking", args=[booking.pk]))


def press(browser, name, booking):
    return browser.post(reverse(f"booking_admin:{name}", args=[booking.pk]), follow=True)


@pytest.mark.parametrize("person", ["editor", "clara", "other_coach"])
def test_a_booking_is_hidden_from_others(request, signed_in, person, to_come):
    assert page(signed_in(request.getfixturevalue(person)), to_come).status_code == 404


def test_a_booking_shows_answers_and_both_times(signed_in, coach, to_come):
    to_come.answers = [{"question": "What brings you here?", "answer": "A layoff <b>"}]
    to_come.save()
    content = page(signed_in(coach), to_come).content.decode()
    assert "A layoff &lt;b&gt;" in content
    assert "New York time" in content
    assert "Berlin time" in content


def test_a_booking_says_that_the_address_is_known(signed_in, coach, to_come):
    Client.objects.create(coach=coach, name="Pia B.", email="PIA@example.org", stage=Client.Stage.ACTIVE)
    assert "Pia B. (client)" in page(signed_in(coach), to_come).content.decode()


def test_held_is_marked(signed_in, coach, begun):
    press(signed_in(coach), "held", begun)
    begun.refresh_from_db()
    assert begun.status == "held"


def test_no_show_is_marked(signed_in, coach, begun):
    press(signed_in(coach), "no_show", begun)
    begun.refresh_from_db()
    assert begun.status == "no_show"


def test_held_before_it_begins_is_refused_in_words(signed_in, coach, to_come):
    assert b"begun yet" in press(signed_in(coach), "held", to_come).content


def test_canceling_tells_the_guest_with_a_word(signed_in, coach, to_come):
    browser = signed_in(coach)
    browser.post(reverse("booking_admin:cancel", args=[to_come.pk]), {"word": "My daughter is ill."})
    to_come.refresh_from_db()
    assert (to_come.status, to_come.canceled_by, to_come.cancel_word) == ("canceled", "coach", "My daughter is ill.")
    assert "My daughter is ill." in next(message.body for message in mail.outbox if message.to == ["pia@example.org"])
    assert "My daughter is ill." in text(browser.get(reverse("booking:manage", args=[MANAGE.token(to_come)])))


def test_looking_at_the_cancellation_cancels_nothing(signed_in, coach, to_come):
    signed_in(coach).get(reverse("booking_admin:cancel", args=[to_come.pk]))
    to_come.refresh_from_db()
    assert to_come.status == "booked"


def test_a_wrong_mark_is_put_right(signed_in, coach, begun):
    press(signed_in(coach), "held", begun)
    press(signed_in(coach), "no_show", begun)
    begun.refresh_from_db()
    assert begun.status == "no_show"


def test_a_mark_is_taken_back(signed_in, coach, begun):
    press(signed_in(coach), "held", begun)
    press(signed_in(coach), "reopen", begun)
    begun.refresh_from_db()
    assert begun.status == "booked"


def move(browser, booking, **typed):
    return browser.post(reverse("booking_admin:move", args=[booking.pk]), typed)


def test_a_booking_moves_to_a_free_time(signed_in, coach, to_come, free):
    move(signed_in(coach), to_come, start=free[-1].isoformat())
    to_come.refresh_from_db()
    assert (to_come.start, to_come.sequence) == (free[-1], 1)


def test_a_booking_moved_to_the_time_it_has_says_so_and_writes_no_mail(signed_in, coach, to_come):
    browser = signed_in(coach)
    move(browser, to_come, start=to_come.start.isoformat())
    page = text(browser.get(reverse("booking_admin:booking", args=[to_come.pk])))
    assert ("It already has this time" in page, "An email with the new time" in page) == (True, False)
    assert mail.outbox == []


def test_a_booking_moves_outside_the_hours_by_the_coachs_clock(signed_in, coach, to_come):
    day = timezone.now().date() + timedelta(days=9)
    move(signed_in(coach), to_come, start="other", other_date=day.isoformat(), other_time="9 pm")
    to_come.refresh_from_db()
    assert to_come.start.astimezone(ZoneInfo("America/New_York")).isoformat()[:16] == f"{day}T21:00"


def test_a_move_onto_another_booking_is_refused_and_keeps_what_was_typed(signed_in, coach, call, to_come):
    day = (timezone.now() + timedelta(days=9)).astimezone(ZoneInfo("America/New_York")).replace(hour=21, minute=0, second=0)
    factories.booking(appointment_type=call, start=day.replace(microsecond=0))
    answer = move(signed_in(coach), to_come, start="other", other_date=f"{day:%Y-%m-%d}", other_time="21:15")
    assert "This time is taken" in text(answer)
    assert 'value="21:15"' in text(answer)
    assert Booking.objects.get(pk=to_come.pk).start == to_come.start


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose one of the free times"),
        ({"start": "other", "other_date": "2099-01-01"}, "Write both"),
        ({"start": "other", "other_date": "2099-01-01", "other_time": "late"}, "isn't a time of day"),
        ({"start": "other", "other_date": "2020-01-01", "other_time": "9:00"}, "This time has passed"),
        ({"start": "soon"}, "Choose one of the free times"),
        ({"start": "other", "other_date": "2027-03-14", "other_time": "2:30"}, "There is no 2:30 a.m. on March 14, 2027"),
    ],
)
def test_a_time_that_cannot_be_read_gets_a_sentence(signed_in, coach, to_come, typed, words):
    answer = move(signed_in(coach), to_come, **typed)
    assert (answer.status_code, words in text(answer)) == (422, True)


def test_another_week_is_shown_and_nothing_moves(signed_in, coach, to_come):
    week = (timezone.now() + timedelta(days=14)).date()
    answer = move(signed_in(coach), to_come, week=week.isoformat())
    assert answer.status_code == 200
    assert formats.date_format(week, "F j") in text(answer)
    assert Booking.objects.get(pk=to_come.pk).sequence == 0


def test_the_page_tells_the_bookings_story(signed_in, coach, call, free):
    made = bookings.book(appointment_type=call, start=free[0], guest=factories.guest())
    bookings.move(booking=made, start=free[1])
    story = "\n".join(f"{each['text']} {each['note']}" for each in page(signed_in(coach), made).context["story"])
    for words in (
        "Booked for",
        "Moved to",
        "Previously:",
        "pia@example.org: Booking confirmed",
        "pia@example.org: Booking moved",
    ):
        assert words in story
    assert coach.email not in story


@pytest.mark.parametrize("name", ["held", "no_show", "reopen"])
def test_looking_changes_nothing(signed_in, coach, begun, name):
    assert signed_in(coach).get(reverse(f"booking_admin:{name}", args=[begun.pk])).status_code == 405


@pytest.mark.parametrize("name", ["held", "no_show", "reopen", "cancel", "move"])
def test_another_coach_can_do_nothing(signed_in, other_coach, begun, name):
    assert press(signed_in(other_coach), name, begun).status_code == 404


def lines_of(client):
    return [each.text.split(":")[0] for each in client.timeline.filter(for_client=True)]


def test_undoing_a_wrong_mark_leads_back_to_what_it_was(signed_in, coach, begun):
    browser, url = signed_in(coach), reverse("booking_admin:agenda")
    browser.post(reverse("booking_admin:held", args=[begun.pk]), {"next": url})
    browser.post(reverse("booking_admin:no_show", args=[begun.pk]), {"next": url})
    page = browser.get(url).content.decode()
    assert '<input type="hidden" name="was" value="held">' in page
    browser.post(reverse("booking_admin:reopen", args=[begun.pk]), {"next": url, "was": "held"})
    begun.refresh_from_db()
    assert begun.status == "held"
    assert [each for each in lines_of(begun.client) if each != "Booked"] == ["Held"]


def test_a_mark_that_was_undone_leaves_no_line_for_the_client(signed_in, coach, begun):
    browser = signed_in(coach)
    press(browser, "no_show", begun)
    assert "Missed" in lines_of(begun.client)
    press(browser, "reopen", begun)
    assert [each for each in lines_of(begun.client) if each != "Booked"] == []
    assert begun.client.timeline.filter(coach_text__startswith="Did not come").count() == 1
