"""In which zone the booking pages speak: of a signed-in person always the one they chose."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from coaching.booking.bookings import move
from coaching.booking.guest.zones import COOKIE
from coaching.booking.links import MANAGE
from coaching.booking.models import AppointmentType, Booking
from coaching.booking.reminders import remind_due
from coaching.people.models import Client
from coaching.people.preferring import prefer
from tests import factories as people
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text

AUCKLAND, CHICAGO, BERLIN = "Pacific/Auckland", "America/Chicago", "Europe/Berlin"
JUNK = ["localtime", "Factory", "Etc/Unknown", "a\0b", "x" * 10_000, "../UTC"]


@pytest.fixture
def aroha(coach):
    """Dana's client, who lives in Auckland."""
    return people.client(coach=coach, name="Aroha Reid", email="aroha@example.org", timezone=AUCKLAND)


@pytest.fixture
def browser(signed_in, aroha):
    """Aroha's browser, on a device in Chicago."""
    made = signed_in(aroha)
    made.cookies[COOKIE] = CHICAGO
    return made


@pytest.fixture
def hers(call, free, aroha):
    """A call that Aroha booked before she had an account, from Berlin."""
    return factories.booking(appointment_type=call, start=free[0], client=aroha, guest_zone=BERLIN)


def times(content):
    """The zones that a page names, by their cities."""
    return set(re.findall(r"(Auckland|Chicago|Berlin|New York|Kolkata) time \(", content))


def page_of(name, booking):
    return reverse(f"booking:{name}", args=[MANAGE.token(booking)])


# Choosing


def test_a_client_reads_the_chosen_zone_and_not_the_devices(browser, month_url, free):
    assert times(text(browser.get(month_url))) == {"Auckland", "New York"}


def test_a_guest_reads_the_devices(client, month_url, free):
    client.cookies[COOKIE] = CHICAGO
    assert times(text(client.get(month_url))) == {"Chicago", "New York"}


def test_a_coach_reads_the_own_one(signed_in, other_coach, month_url, free):
    made = signed_in(other_coach)
    made.cookies[COOKIE] = CHICAGO
    assert times(text(made.get(month_url))) == {"Berlin", "New York"}


def test_a_client_of_another_coach_reads_the_chosen_zone_too(signed_in, mallory, month_url, free):
    Client.objects.filter(pk=mallory.pk).update(timezone=AUCKLAND)
    assert times(text(signed_in(mallory).get(month_url))) == {"Auckland", "New York"}


def test_only_a_guests_page_looks_for_the_devices_zone(browser, client, month_url, free):
    assert "data-finds-zone" not in text(browser.get(month_url))
    browser.logout()
    assert "data-finds-zone" in text(client.get(month_url))


def test_only_a_clients_page_asks_for_the_offer(browser, signed_in, other_coach, month_url, free):
    assert "data-device-zone" in text(browser.get(month_url))
    browser.logout()
    assert "data-device-zone" not in text(browser.get(month_url))
    assert "data-device-zone" not in text(signed_in(other_coach).get(month_url))


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_cookie_and_address_is_no_zone(client, month_url, book_url, free, junk):
    client.cookies[COOKIE] = junk
    assert times(text(client.get(month_url, {"zone": junk}))) == {"New York"}
    assert client.get(book_url, {"zone": junk, "start": free[0].isoformat()}).status_code == 200
    assert not client.get(reverse("booking:zone"), {"zone": junk, "page": month_url}).cookies


@pytest.mark.parametrize("junk", JUNK)
def test_junk_leaves_a_client_in_the_chosen_zone(browser, month_url, free, junk):
    browser.cookies[COOKIE] = junk
    assert times(text(browser.get(month_url, {"zone": junk}))) == {"Auckland", "New York"}
    assert "zone=" not in browser.get(reverse("booking:zone"), {"zone": junk, "page": month_url}).url


def test_a_zone_of_no_place_stays_chosen(client, month_url, free):
    content = text(client.get(month_url, {"zone": "Etc/GMT+5"}))
    assert '<input type="hidden" name="zone" value="Etc/GMT+5">' in content
    assert "UTC−05:00" in content


# Looking at another zone


def test_another_zone_is_only_looked_at(browser, month_url, free):
    chosen = {"zone": BERLIN, "page": month_url, "month": f"{free[0]:%Y-%m}"}
    answer = browser.get(reverse("booking:zone"), chosen)
    assert (answer.url, COOKIE in answer.cookies) == (f"{month_url}?month={free[0]:%Y-%m}&zone=Europe%2FBerlin#times", False)
    content = text(browser.get(answer.url))
    assert "Berlin time (" in content
    assert "You're only looking: what you book here, and our emails, are in Auckland time, your own." in content
    assert "Auckland time" in text(browser.get(month_url))


def test_who_looks_goes_on_looking_from_day_to_day_and_finds_back(browser, month_url, free):
    content = text(browser.get(month_url, {"zone": BERLIN}))
    days = re.findall(r'href="(\?[^"]+)"[^>]* data-key="(?:\d|next|prev)', content)
    assert days
    assert all("zone=Europe%2FBerlin" in day for day in days)
    back = re.search(r'href="(\?[^"]*)" data-key="own-zone"', content)[1]
    assert times(text(browser.get(month_url + back))) == {"Auckland", "New York"}


def test_the_choice_names_its_zone_once(browser, month_url, free):
    form = re.search(r'<form class="zone".*?</form>', text(browser.get(month_url, {"zone": BERLIN})), re.DOTALL)[0]
    assert form.count('name="zone"') == 1


def test_the_own_zone_is_no_other_one(browser, month_url, free):
    answer = browser.get(reverse("booking:zone"), {"zone": AUCKLAND, "page": month_url})
    assert answer.url == f"{month_url}?#times"
    assert "Another zone is only for looking. Your own stays Auckland time." in text(browser.get(answer.url))


def test_what_was_looked_at_is_beside_the_own_time_and_is_not_what_is_kept(browser, month_url, book_url, free, typed):
    content = text(browser.get(month_url, {"zone": BERLIN, "month": f"{free[0]:%Y-%m}"}))
    step = re.search(r'href="(/book/[^"]+start=[^"]+)"', content)[1]
    assert "zone=Europe%2FBerlin" in step
    page = text(browser.get(step))
    assert re.search(r'<h1 class="booking-when">[^<]+ Auckland time \(NZST\)</h1>', page)
    assert re.search(r"By the clock you looked at, this is [^<]+ Berlin time \(CEST\)\.", page)
    browser.post(f"{book_url}?zone={BERLIN}", typed)
    assert Booking.objects.get().guest_zone == AUCKLAND
    assert ["Berlin time" in each.body for each in mail.outbox] == [False, False]


def test_back_from_the_details_goes_on_looking(browser, book_url, month_url, free):
    answer = browser.post(f"{book_url}?zone={BERLIN}", {"start": free[0].isoformat(), "another": "1"})
    assert answer.url == f"{month_url}?from=&zone=Europe%2FBerlin"


# A booking


@pytest.mark.parametrize("name", ["manage", "cancel"])
def test_a_client_reads_an_own_booking_in_the_chosen_zone(browser, hers, name):
    assert times(text(browser.get(page_of(name, hers)))) == {"Auckland", "New York"}


def test_a_booking_in_the_own_list_is_in_the_chosen_zone(browser, month_url, hers):
    said = re.search(r"You have a time on [^<]+", text(browser.get(month_url)))[0]
    assert times(said) == {"Auckland"}


def test_moving_shows_and_says_the_chosen_zone(browser, hers, free):
    address = page_of("move", hers)
    assert times(text(browser.get(address))) == {"Auckland"}
    assert times(text(browser.get(address, {"start": free[3].isoformat()}))) == {"Auckland"}


def test_moving_names_the_zone_that_was_looked_at_beside_it(browser, hers, free):
    content = text(browser.get(page_of("move", hers), {"start": free[3].isoformat(), "zone": BERLIN}))
    assert "By the clock you looked at, this is" in content
    assert f'href="{page_of("move", hers)}?zone=Europe%2FBerlin"' in content


def test_a_time_that_is_gone_offers_others_in_the_chosen_zone(browser, call, hers, free):
    factories.booking(appointment_type=call, start=free[3])
    content = text(browser.post(page_of("move", hers), {"start": free[3].isoformat()}))
    buttons = re.findall(r'name="start"[^>]*>([^<]+)<', content)
    assert [times(button) for button in buttons] == [{"Auckland"}] * 3


def test_someone_elses_link_is_read_in_the_own_zone_of_who_is_signed_in(signed_in, mallory, hers):
    Client.objects.filter(pk=mallory.pk).update(timezone=BERLIN)
    assert times(text(signed_in(mallory).get(page_of("manage", hers)))) == {"Berlin", "New York"}


def test_without_signing_in_the_link_speaks_the_chosen_zone_of_its_client(client, hers):
    client.cookies[COOKIE] = CHICAGO
    assert times(text(client.get(page_of("manage", hers)))) == {"Auckland", "New York"}


def test_a_guest_without_an_account_is_spoken_to_as_they_booked(client, call, free):
    guests = factories.booking(appointment_type=call, start=free[0])
    assert times(text(client.get(page_of("manage", guests)))) == {"Berlin", "New York"}


def test_a_client_who_moved_reads_the_new_zone_everywhere(browser, aroha, hers, month_url):
    prefer(client=aroha, zone="Asia/Kolkata")
    assert times(text(browser.get(page_of("manage", hers)))) == {"Kolkata", "New York"}
    assert times(text(browser.get(month_url))) == {"Kolkata", "New York"}


def test_emails_follow_a_client_who_moved(call, hers, aroha, free):
    AppointmentType.objects.filter(pk=call.pk).update(reminders=[60])
    prefer(client=aroha, zone=CHICAGO)
    remind_due(hers.start)
    move(booking=Booking.objects.get(), start=free[3])
    said = [times(each.body) for each in mail.outbox if each.to == [hers.guest_email]]
    assert said == [{"Chicago", "New York"}]


def test_a_link_that_is_over_speaks_the_chosen_zone(client, hers):
    Booking.objects.update(status=Booking.Status.HELD)
    assert times(text(client.get(page_of("manage", hers)))) == {"Auckland"}


def test_the_coach_reads_what_the_client_reads(signed_in, coach, hers):
    assert "Auckland time" in text(signed_in(coach).get(reverse("booking_admin:booking", args=[hers.pk])))


# A wish


def test_a_wish_begins_with_the_chosen_zone(browser, call):
    content = text(browser.get(reverse("booking:ask", args=[call.coach.slug, call.slug])))
    assert f'<input type="hidden" name="zone" value="{AUCKLAND}">' in content


# By a place


def chosen(browser, month_url, words, **more):
    return browser.get(reverse("booking:zone"), {"page": month_url, "zone": "America/New_York", "zone_place": words, **more})


@pytest.mark.parametrize(
    ("words", "city"), [("India", "Kolkata"), ("auckland", "Auckland"), ("Munich, Germany · 3 p.m. · UTC+01:00", "Berlin")]
)
def test_a_place_that_was_typed_is_found(client, month_url, free, words, city):
    content = text(client.get(chosen(client, month_url, words).url))
    assert f"Times are in <strong>{city} time</strong>" in content


def test_words_that_mean_several_places_list_them_with_their_present_time(client, month_url, free):
    content = text(chosen(client, month_url, "USA", month="2026-03"))
    link = re.search(r'href="(/booking/zone/[^"]+zone=America%2FChicago)">Chicago, United States \(Central', content)[1]
    assert re.search(r"UTC−0[56]:00", content)
    assert client.get(link).url == f"{month_url}?month=2026-03#times"
    assert client.cookies[COOKIE].value == CHICAGO


def test_words_that_mean_no_place_can_be_typed_again(client, month_url, free):
    content = text(chosen(client, month_url, "Mars Base"))
    assert "There is no “Mars Base” among our places. Type the country, or the nearest big city" in content
    assert 'name="zone_place"' in content
    assert not client.cookies.get(COOKIE)


def test_nothing_typed_keeps_the_zone(client, month_url, free):
    assert chosen(client, month_url, " ").url == f"{month_url}?#times"


def test_a_booking_is_moved_in_one_zone(client, call, free):
    """In that of the device, as the times are: neither page nor mail names another, but the coach's."""
    guests = factories.booking(appointment_type=call, start=free[0])
    client.cookies[COOKIE] = CHICAGO
    address = page_of("move", guests)
    assert times(text(client.get(address))) == {"Chicago"}
    assert times(text(client.get(address, {"start": free[3].isoformat()}))) == {"Chicago"}
    done = text(client.post(address, {"start": free[3].isoformat()}, follow=True))
    assert times(done) == {"Chicago", "New York"}
    assert times(mail.outbox[0].body) == {"Chicago", "New York"}
