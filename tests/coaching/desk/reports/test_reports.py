"""The coach's reports: who sees whose, of which days, and what can't be read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.coaching_hours.models import HoursCorrection, ListingConsent
from coaching.desk.reports import charts
from coaching.desk.reports.periods import Period, PeriodForm, presets
from coaching.desk.reports.tables import Column, Row, Table
from coaching.desk.reports.views import REPORTS
from coaching.payments.account import lots
from coaching.payments.account.owed import owed
from coaching.people.models import Client
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.desk.practice_by_hand import NOW, Status, at, build, call, session

pytestmark = pytest.mark.at(NOW)
SLUGS = list(REPORTS)


@pytest.fixture
def people(coach):
    return build(coach)


def url(slug):
    return reverse("reports_admin:show", args=[slug])


@pytest.mark.parametrize("slug", SLUGS)
def test_a_new_practice_is_told_what_will_be_there(signed_in, coach, slug):
    response = signed_in(coach).get(url(slug))
    assert response.context["answer"].empty in response.content.decode()


@pytest.mark.parametrize("slug", SLUGS)
def test_another_coach_reads_nothing_of_them(signed_in, people, other_coach, slug):
    assert signed_in(other_coach).get(url(slug)).context["answer"].is_empty


@pytest.mark.parametrize("slug", SLUGS)
def test_an_owner_reads_all_or_chooses_a_coach(signed_in, people, owner, other_coach, slug):
    browser = signed_in(owner)
    assert not browser.get(url(slug), {"coach": ""}).context["answer"].is_empty
    assert browser.get(url(slug), {"coach": other_coach.slug}).context["answer"].is_empty


def test_a_practice_with_one_coach_meets_no_choice_of_coaches(signed_in, coach):
    assert "coach" not in signed_in(coach).get(url("hours")).context["form"].fields


@pytest.mark.parametrize("slug", SLUGS)
def test_it_costs_the_same_for_few_and_for_many(signed_in, coach, people, slug):
    browser = signed_in(coach)
    browser.get(url(slug))
    with CaptureQueriesContext(connection) as few:
        browser.get(url(slug))
    for number in range(10):
        client = factories.client(coach=coach, source=f"/page-{number}/")
        call(client, at(3, 1 + number))
        session(client, at(6, 1 + number), Status.HELD, people["ada"].lots.get())
        lots.write(lot=lots.open_lot(client=client, title="Two", expires_on=None, now=NOW), kind="granted", delta=2, reason="Two")
    with CaptureQueriesContext(connection) as many:
        browser.get(url(slug))
    assert len(few) == len(many)


def test_only_what_is_in_the_period_is_counted(signed_in, coach, people):
    response = signed_in(coach).get(url("sessions"), {"first": "2026-09-01", "last": "2026-09-30"})
    assert [cell.words for cell in response.context["answer"].tables[0].foot] == ["Total", "1", "0", "0", "0"]


def test_a_month_without_a_first_call_has_no_share(signed_in, coach):
    booking_factories.appointment_type(coach=coach)
    for month in (6, 8):
        call(factories.client(coach=coach), at(month, 1))
    response = signed_in(coach).get(url("consultations"))
    by_month = response.context["answer"].tables[1]
    assert [cells[-1].words for _url, cells in by_month.lines] == ["100%", "–", "100%"]
    assert '<span aria-hidden="true">–</span><span class="w-sr-only">no call</span>' in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"first": "2026-10-01", "last": "2026-09-01"}, "The first day is after the last one"),
        ({"first": "0001-01-01", "last": ""}, "Choose days from the years"),
        ({"first": "yesterday", "last": ""}, "Enter a valid date"),
    ],
)
def test_a_period_that_cannot_be_read_is_said_and_the_usual_one_is_shown(signed_in, coach, people, asked, problem):
    response = signed_in(coach).get(url("sessions"), asked)
    assert problem in response.content.decode()
    assert response.context["period"] == Period(date(2025, 12, 1), date(2026, 11, 29))


def test_the_presets_are_whole_months_and_years():
    found = [each.period for each in presets(date(2026, 1, 15))]
    assert found[0] == Period(date(2025, 2, 1), date(2026, 1, 15))
    assert found[2] == Period(date(2025, 12, 1), date(2025, 12, 31))
    assert found[4] == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_a_period_without_an_end_lasts_until_today():
    form = PeriodForm({"first": "2026-03-01", "last": ""}, coaches=[], day=date(2026, 11, 29))
    assert form.period == Period(date(2026, 3, 1), date(2026, 11, 29))


def test_months_between_are_shown_though_nothing_happened():
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert period.months(date(2026, 11, 1), date(2026, 9, 1)) == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert period.months() == []


def test_the_parts_of_a_column_stand_on_each_other():
    [stack] = charts.chart("", ["held", "missed"], [(date(2026, 9, 1), (3, 1))]).stacks
    assert [(part.top, part.height) for part in stack.parts] == [(48, 90), (18, 30)]
    assert (stack.total, stack.label) == (4, 13)


def test_a_month_without_any_has_no_part():
    [stack] = charts.chart("", ["held"], [(date(2026, 9, 1), (0,))]).stacks
    assert stack.parts == []


def test_a_page_and_a_file_write_a_month_each_in_its_way():
    table = Table("", [Column("Month", is_month=True), Column("Held")], [Row([date(2026, 9, 1), 3])])
    assert [[cell.words for cell in cells] for _url, cells in table.lines] == [["September 2026", "3"]]
    assert list(table.file()) == [["Month", "Held"], ["2026-09", 3]]


def test_what_is_on_hold_is_owed_and_cannot_be_booked(people):
    lots.freeze(people["ada"].lots.get(), NOW)
    found = owed(Client.objects.all(), NOW)[people["ada"].pk]
    assert (found.free, found.booked, found.on_hold, found.count) == (0, 1, 1, 2)


def test_a_session_that_nobody_marked_is_owed_until_it_is(people):
    later = at(12, 20)
    found = owed(Client.objects.all(), later)[people["ada"].pk]
    assert (found.free, found.booked, found.count) == (1, 1, 2)
    Booking.objects.filter(status=Status.BOOKED).update(status=Status.HELD)
    assert owed(Client.objects.all(), later)[people["ada"].pk].count == 1


def test_the_coach_notes_the_day_on_which_a_client_agreed(signed_in, coach, people):
    browser, ben = signed_in(coach), people["ben"]
    browser.post(reverse("reports_admin:agree", args=[ben.pk]), {"on": "2026-11-02"})
    consent = ListingConsent.objects.get(client=ben)
    assert (consent.on, consent.by) == (date(2026, 11, 2), coach.user)
    assert "agreed on Nov. 2, 2026" in browser.get(reverse("reports_admin:client_hours", args=[ben.pk])).content.decode()


def test_a_day_to_come_is_refused_beside_its_field(signed_in, coach, people):
    response = signed_in(coach).post(reverse("reports_admin:agree", args=[people["ben"].pk]), {"on": "2026-12-24"})
    assert (response.status_code, ListingConsent.objects.filter(client=people["ben"]).exists()) == (422, False)
    assert "That day is still to come" in response.content.decode()


def test_a_session_is_corrected_on_the_page_of_its_client(signed_in, coach, people):
    booking = Booking.objects.get(client=people["ben"])
    signed_in(coach).post(reverse("reports_admin:correct", args=[booking.pk]), {"counts_as": "paid", "people": "1"})
    assert HoursCorrection.objects.get().counts_as == "paid"


def test_a_group_of_a_thousand_is_refused_and_stays_typed(signed_in, coach, people):
    booking = Booking.objects.get(client=people["ben"])
    response = signed_in(coach).post(reverse("reports_admin:correct", args=[booking.pk]), {"counts_as": "", "people": "1000"})
    assert response.status_code == 422
    assert 'value="1000"' in response.content.decode()


def test_a_client_agrees_and_withdraws_on_their_own_page(client, people):
    client.force_login(people["ben"].user)
    page = reverse("client_area:preferences")
    client.post(reverse("client_area:agree_to_be_named"))
    assert "You agreed on" in client.get(page).content.decode()
    client.post(reverse("client_area:withdraw_name"))
    assert "You may name me" in client.get(page).content.decode()


def test_the_reports_are_in_the_menu_of_a_coach_and_not_of_an_editor(signed_in, coach, editor):
    assert url("hours") in signed_in(coach).get(reverse("wagtailadmin_home")).content.decode()
    assert url("hours") not in signed_in(editor).get(reverse("wagtailadmin_home")).content.decode()


def test_an_owners_log_is_their_own_until_they_ask_for_all(signed_in, owner, other_coach):
    browser = signed_in(owner)
    assert browser.get(url("hours")).context["form"].chosen_coach == owner.slug
    assert browser.get(url("hours"), {"coach": ""}).context["form"].chosen_coach == ""
    assert "coach=" in browser.get(url("hours"), {"coach": ""}).context["query"]
    assert browser.get(url("sessions")).context["form"].chosen_coach == ""
