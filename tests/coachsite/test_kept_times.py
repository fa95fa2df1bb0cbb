"""Pages with free times are kept, too: until somebody books, a coach changes them, or the first one comes too near."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.middleware.csrf import get_token
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.safestring import mark_safe

from coaching.booking import bookings, holidays, weekly_hours
from coaching.booking.engine.schedule import Availability
from coaching.booking.guest.month import right_until
from coaching.booking.models import BusyCalendar, BusyTime
from coaching.practice import page_generations
from coaching.practice.models import PracticeSettings
from coaching.website import models
from coaching.website.navigation import SiteNavigation
from tests.coaching.booking.factories import appointment_type, booking, open_week
from tests.coaching.website import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def call(coach, settings, transactional_db):
    """What anyone may book, on a home page that is kept."""
    settings.PAGES_KEPT = 900
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": []}}
    PracticeSettings.load()
    SiteNavigation.load()
    open_week(coach)
    return appointment_type(coach=coach)


@pytest.fixture
def home(call):
    return factories.home()


def read(path="/", zone="", languages="en-US", **cookies):
    visitor = Client(headers={"accept-language": languages})
    for name, value in {**cookies, **({"zone": zone} if zone else {})}.items():
        visitor.cookies[name] = value
    return visitor.get(path)


def queries(**asked):
    with CaptureQueriesContext(connection) as found:
        read(**asked)
    return len(found)


def offered(call):
    """The free times of the coming days."""
    now = timezone.now()
    return Availability(call, now=now).open_slots(now, now + timedelta(days=14))


def first_shown(page=None):
    return datetime.fromisoformat((page or read()).content.decode().partition('<time datetime="')[2].partition('"')[0])


def test_the_home_page_with_its_times_costs_the_word_alone(home):
    first = read()
    assert b"<time datetime" in first.content
    assert queries() == 1


def test_no_browser_keeps_it(home):
    for _again in range(2):
        assert "no-store" in read()["Cache-Control"]


def book(call, start):
    booking(appointment_type=call, start=start)


def close_the_day(call, start):
    holidays.set_days(coach=call.coach, days=[start.date()], rows=[])


def close_the_week(call, start):
    weekly_hours.set_week(coach=call.coach, week={}, timezone=call.coach.timezone)


def be_busy(call, start):
    calendar = BusyCalendar.objects.create(coach=call.coach, name="Mine", url="https://calendar.example/mine.ics")
    BusyTime.objects.bulk_create([BusyTime(calendar=calendar, start=start, end=start + timedelta(minutes=5))])


def need_notice(call, start):
    call.minimum_notice += 24 * 60
    call.save()


@pytest.mark.parametrize("change", [book, close_the_day, close_the_week, be_busy, need_notice])
def test_a_time_that_is_gone_is_not_shown_at_the_next_request(change, home, call):
    start = first_shown()
    assert start.isoformat().encode() in read().content
    change(call, start)
    assert start.isoformat().encode() not in read().content


def give_back_booking(call, start):
    bookings.cancel(booking=call.bookings.get(), by="coach")


def open_the_day(call, start):
    holidays.follow_the_week(coach=call.coach, days=[start.date()])


def be_free(call, start):
    BusyCalendar.objects.get().delete()


@pytest.mark.parametrize(("take", "give"), [(book, give_back_booking), (close_the_day, open_the_day), (be_busy, be_free)])
def test_a_time_that_is_free_again_is_shown_at_the_next_request(take, give, home, call):
    start = first_shown()
    take(call, start)
    read()
    give(call, start)
    assert first_shown() == start


def test_each_zone_and_each_clock_has_a_page_of_its_own(home):
    pages = {(zone, lang): read(zone=zone, languages=lang) for zone in ("", "Asia/Tokyo") for lang in ("en-US", "en-GB")}
    assert len({page.content.split(b'class="next-times"')[1].split(b"</ul>")[0] for page in pages.values()}) == 4
    for (zone, lang), page in pages.items():
        again = read(zone=zone, languages=lang)
        assert again.content.split(b'class="next-times"')[1] == page.content.split(b'class="next-times"')[1]
        assert queries(zone=zone, languages=lang) == 1


def test_a_page_without_times_is_one_for_all_zones(home):
    page = factories.page(models.StandardPage, home, title="About")
    read(page.get_url())
    assert queries(path=page.get_url(), zone="Asia/Tokyo") == 1


def test_what_is_no_zone_is_none(home):
    read()
    assert queries(zone="Mars/Olympus") == 1


@pytest.mark.parametrize("address", ["/?zone=Asia/Tokyo", "/?from=/about/", "/?utm_source=news"])
def test_another_address_is_made_each_time(address, home):
    read(address)
    assert queries(path=address) > 1


def test_a_browser_with_a_booking_reads_its_own(home):
    read()
    assert queries(bookings="x") > 1


def test_a_page_is_right_until_its_first_time_comes_too_near(call):
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    call.minimum_notice = 60
    near, far = now + timedelta(minutes=60, seconds=20), now + timedelta(days=2)
    assert right_until([near, far], call, now) == now + timedelta(seconds=20)
    assert right_until([far], call, now) == now + timedelta(minutes=1)
    assert right_until([far], call, now, is_whole=True) == far - timedelta(minutes=60)
    assert right_until([], call, now) == now + timedelta(minutes=1)


def test_it_is_made_anew_once_its_first_time_is_too_near(home, call, monkeypatch):
    start = first_shown()
    later = start - timedelta(minutes=call.minimum_notice) + timedelta(seconds=1)
    read()
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", later.timestamp)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert first_shown() > start


def test_each_visitor_gets_a_token_of_their_own_that_the_form_takes(home, monkeypatch):
    monkeypatch.setattr("coaching.website.models.at_top", with_a_form)
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    pages = [visitor.get("/") for visitor in (first, second, first)]
    assert len({token_in(page) for page in pages}) == 3
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    for visitor, page, is_taken in ((first, pages[2], True), (second, pages[1], True), (second, pages[2], False)):
        answer = visitor.post("/", {"csrfmiddlewaretoken": token_in(page)})
        assert (answer.status_code != 403) is is_taken


def test_a_page_with_a_form_costs_the_word_alone(home, monkeypatch):
    monkeypatch.setattr("coaching.website.models.at_top", with_a_form)
    read()
    assert queries() == 1


def with_a_form(request):
    return mark_safe(f'<form><input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}"></form>')


def token_in(page):
    return page.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


def test_every_model_of_free_times_tells_of_changes_in_bulk(call):
    with CaptureQueriesContext(connection) as asked:
        offered(call)
    tables = {each["sql"].partition('FROM "')[2].partition('"')[0] for each in asked}
    told = {kind._meta.db_table: kind for kind in page_generations.shown}
    assert tables <= told.keys()
    assert all(isinstance(told[table].objects.all(), page_generations.ShownQuerySet) for table in tables)
