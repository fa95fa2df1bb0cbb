import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.booking.guest.month import month_page
from coaching.booking.models import AppointmentType, DateOverride, OverrideHours
from coaching.payments.models import Package
from coaching.people.models import Coach
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NOW
from tests.coaching.booking.pages import cost_of, text


def test_each_time_is_named_with_weekday_date_time_and_zone(client, month_url, free):
    names = re.findall(r'aria-label="([^"]+ time \(\w+\))"', text(client.get(month_url)))
    assert re.fullmatch(r"\w+day, \w+ \d+, \d{4}, [\d:]+ (a|p)\.m\. New York time \(E[SD]T\)|.*noon.*", names[0])


def test_times_are_shown_in_the_zone_that_was_chosen_and_remembered(client, month_url, free):
    chosen = {"zone": "Europe/Berlin", "page": month_url, "month": "2026-03", "from": "/about/"}
    response = client.get(reverse("booking:zone"), chosen)
    assert response.url == f"{month_url}?month=2026-03&from=%2Fabout%2F#times"
    content = text(client.get(month_url))
    assert "Berlin time" in content
    assert "Dana Reyes is on New York time" in content


def test_a_zone_that_does_not_exist_is_not_taken(client, month_url, free):
    response = client.get(reverse("booking:zone"), {"zone": "Mars/Base", "page": month_url})
    assert not response.cookies
    assert "New York time" in text(client.get(month_url))


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "", "-1", "month"])
def test_choosing_a_zone_never_leads_elsewhere(client, db, back):
    assert client.get(reverse("booking:zone"), {"zone": "Europe/Berlin", "page": back}).url == "/?#times"


@pytest.mark.parametrize(("languages", "shows"), [("en-US", "9 a.m."), ("en-GB", "09:00"), ("de-AT,de;q=0.9", "09:00")])
def test_times_are_read_by_the_clock_of_the_visitors_country(client, month_url, free, languages, shows):
    day = f"{free[-1]:%Y-%m-%d}"
    content = text(client.get(month_url, {"month": day[:7], "day": day}, headers={"accept-language": languages}))
    assert f">{shows}</a>" in content


@pytest.mark.parametrize(
    "query",
    [{"month": "nonsense"}, {"month": "0001-01"}, {"month": "9999-12"}, {"day": "2026-13-45"}, {"month": "2026-3", "day": "x"}],
)
def test_a_month_that_cannot_be_shown_is_another_one(client, month_url, free, query):
    assert client.get(month_url, query).status_code == 200


def test_months_end_with_the_horizon(client, month_url, call):
    assert 'rel="next"' not in text(client.get(month_url, {"month": "2199-12"}))
    assert 'rel="prev"' not in text(client.get(month_url, {"month": "1990-01"}))


def test_the_first_month_that_is_shown_is_one_with_a_free_time(client, month_url, call):
    AppointmentType.objects.filter(pk=call.pk).update(minimum_notice=45 * 24 * 60)
    content = text(client.get(month_url))
    assert "time-list" in content
    assert 'rel="prev"' in content


def test_a_month_without_free_times_leads_to_the_next_that_has_some(client, month_url, call):
    AppointmentType.objects.filter(pk=call.pk).update(minimum_notice=45 * 24 * 60)
    content = text(client.get(month_url, {"month": f"{timezone.now():%Y-%m}"}))
    assert "No free time in" in content
    link = re.search(r'<a class="button button-primary" href="(\?[^"]+)" data-key="free">See', content)[1]
    assert "time-list" in text(client.get(month_url + link))


def test_no_free_time_at_all_says_so(client, coach):
    closed = factories.appointment_type(coach=coach)
    assert "Everything is taken for now" in text(client.get(closed.get_absolute_url()))


def test_the_page_that_brought_the_visitor_is_kept_on_every_link(client, month_url, free):
    content = text(client.get(month_url, {"from": "/articles/two-way/"}))
    links = re.findall(r'href="(\?[^"]+)"', content)
    assert links
    assert all("from=%2Farticles%2Ftwo-way%2F" in link for link in links)


@pytest.mark.parametrize("fields", [{"takes_credit": True}, {"is_active": False}, {"audience": "clients"}])
def test_what_a_visitor_may_not_book_is_not_found(client, call, fields):
    urls = [reverse(f"booking:{name}", args=[call.coach.slug, call.slug]) for name in ("month", "book")]
    AppointmentType.objects.filter(pk=call.pk).update(**fields)
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_what_is_for_clients_is_open_to_the_coachs_own(signed_in, call, clara, mallory, month_url):
    AppointmentType.objects.filter(pk=call.pk).update(audience="clients")
    assert signed_in(clara).get(month_url).status_code == 200
    assert signed_in(mallory).get(month_url).status_code == 404


def test_the_month_costs_the_same_for_many_bookings(client, call, month_url, free):
    client.get(month_url)
    factories.booking(appointment_type=call, start=free[0])
    before = cost_of(client, month_url)
    for start in free[1:4]:
        factories.booking(appointment_type=call, start=start)
    assert cost_of(client, month_url) == before <= 12


def test_a_full_month_costs_no_more_than_an_open_one(client, call, month_url):
    AppointmentType.objects.filter(pk=call.pk).update(minimum_notice=45 * 24 * 60)
    client.get(month_url)
    assert cost_of(client, month_url) <= 12


@pytest.mark.parametrize("notice", [60, 45 * 24 * 60])
def test_the_bookings_own_reads_for_a_month_are_six_at_most(call, coach, notice):
    call = AppointmentType.objects.select_related("coach").get(pk=call.pk)
    call.minimum_notice = notice
    days = DateOverride.objects.bulk_create(DateOverride(coach=coach, date=f"2026-03-{day:02}") for day in range(1, 30, 7))
    OverrideHours.objects.bulk_create(OverrideHours(override=day, start=600, end=700) for day in days)
    with CaptureQueriesContext(connection) as queries:
        month_page({}, appointment_type=call, zone="Europe/Berlin", now=NOW, time_url=str)
    assert len(queries) <= 6


def test_the_page_says_what_is_free_what_coaching_costs_and_who_certified_the_coach(client, month_url, call, free):
    Package.objects.create(title="Five sessions", sessions=5, price=50000, currency="USD")
    Coach.objects.update(certification="Certified Career Coach")
    content = text(client.get(month_url))
    for words in ("This call is free", "from $100 a session", "Certified Career Coach", "we delete it after 12 months"):
        assert words in content


def test_without_packages_no_price_is_named(client, month_url, free):
    assert "Coaching after that" not in text(client.get(month_url))
