import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from coaching.people.models import Client
from coaching.pipeline.models import Offer
from coaching.website import models
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.website import factories as site

pytestmark = pytest.mark.services

LIST = "/admin/prospects/"


def rows_of(response):
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def names(browser, **query):
    return [row["Name"] for row in rows_of(browser.get(f"{LIST}export/csv/", query))]


@pytest.fixture
def several(coach, call, pia, held):
    """Pia (held), Nia (booked, from an article), Lea (not now)."""
    nia = factories.client(coach=coach, name="Nia", with_account=False, stage="prospect", source="/articles/two-way/")
    booking_factories.booking(appointment_type=call, client=nia, start=timezone.now() + timedelta(days=3))
    factories.client(coach=coach, name="Lea", with_account=False, stage="later", stage_reason="=cmd|' /C calc'!A0")


def test_the_newest_call_comes_first(signed_in, coach, several):
    assert names(signed_in(coach)) == ["Nia", "Pia Berg", "Lea"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"prospect_status": "held"}, ["Pia Berg"]),
        ({"q": "nia"}, ["Nia"]),
        ({"q": "pia@"}, ["Pia Berg"]),
        ({"source": "two-way"}, ["Nia"]),
        ({"prospect_status": "nonsense", "since": "soon"}, ["Nia", "Pia Berg", "Lea"]),
    ],
)
def test_the_list_is_narrowed(signed_in, coach, several, query, found):
    assert names(signed_in(coach), **query) == found


def test_the_list_is_narrowed_by_the_day_of_the_call(signed_in, coach, several):
    tomorrow = (timezone.now() + timedelta(days=1)).date().isoformat()
    assert names(signed_in(coach), since=tomorrow) == ["Nia"]
    assert names(signed_in(coach), until=tomorrow) == ["Pia Berg"]


def test_the_page_shows_names_counts_and_what_is_next(signed_in, coach, several):
    content = signed_in(coach).get(LIST).content.decode()
    for words in ("Pia Berg", "call held (1)", "Write the recap", "/articles/two-way/"):
        assert words in content


def test_an_empty_list_says_how_it_fills(signed_in, coach):
    assert "When someone books a first call" in signed_in(coach).get(LIST).content.decode()


def test_a_typed_formula_is_no_formula_in_the_files(signed_in, coach, several):
    browser = signed_in(coach)
    assert rows_of(browser.get(f"{LIST}export/csv/"))[2]["Reason"] == "'=cmd|' /C calc'!A0"
    sheet = load_workbook(BytesIO(browser.get(f"{LIST}export/xlsx/").content)).active
    cells = [(cell.value, cell.data_type) for cell in list(sheet.rows)[3]]
    assert ("'=cmd|' /C calc'!A0", "s") in cells


def test_both_files_hold_the_same(signed_in, coach, several):
    browser = signed_in(coach)
    sheet = load_workbook(BytesIO(browser.get(f"{LIST}export/xlsx/").content)).active
    found = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert found == list(csv.reader(StringIO(browser.get(f"{LIST}export/csv/").content.decode("utf-8-sig"))))


def test_another_format_is_not_found(signed_in, coach):
    assert signed_in(coach).get(f"{LIST}export/pdf/").status_code == 404


@pytest.mark.parametrize("path", ["", "export/csv/"])
def test_it_costs_the_same_for_three_and_for_three_hundred(signed_in, coach, call, path):
    browser, costs = signed_in(coach), []
    browser.get(LIST)
    for count in (3, 297):
        made = [factories.client(coach=coach, with_account=False, stage="prospect") for _number in range(count)]
        for number, client in enumerate(made):
            start = timezone.now() + timedelta(days=count, hours=number)
            booking_factories.booking(appointment_type=call, client=client, start=start)
        with CaptureQueriesContext(connection) as queries:
            browser.get(LIST + path)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_coach_alone_meets_no_choice_of_coaches(signed_in, coach, several):
    assert 'name="coach"' not in signed_in(coach).get(LIST).content.decode()


def test_the_owner_chooses_among_coaches(signed_in, owner, other_coach, coach, several):
    Client.objects.filter(name="Lea").update(coach=other_coach)
    browser = signed_in(owner)
    assert 'name="coach"' in browser.get(LIST).content.decode()
    assert names(browser, coach=other_coach.slug) == ["Lea"]


def test_a_character_that_a_spreadsheet_cannot_hold_is_left_out(signed_in, coach, pia):
    Client.objects.filter(pk=pia.pk).update(name="Pia\x07 Berg")
    sheet = load_workbook(BytesIO(signed_in(coach).get(f"{LIST}export/xlsx/").content)).active
    assert sheet["A2"].value == "Pia Berg"


@pytest.mark.parametrize("typed", ["=1+1", " =1+1", "\t=1+1", "\n@SUM(A1)", "+1", "-1"])
def test_no_name_is_a_formula(signed_in, coach, pia, typed):
    Client.objects.filter(pk=pia.pk).update(name=typed)
    assert rows_of(signed_in(coach).get(f"{LIST}export/csv/"))[0]["Name"] == f"'{typed}"


def test_times_in_the_file_name_their_zone(signed_in, coach, pia, held):
    assert "New York time" in rows_of(signed_in(coach).get(f"{LIST}export/csv/"))[0]["Call"]


def test_the_list_says_when_an_offer_ends_and_that_it_ended(signed_in, coach, sent):
    browser = signed_in(coach)
    assert "Offer ends on" in browser.get(LIST).content.decode()
    Offer.objects.update(valid_until="2020-01-01")
    assert "Offer ended on" in browser.get(LIST).content.decode()


@pytest.mark.parametrize(("query", "found"), [({"until": "9999-12-31"}, ["Nia", "Pia Berg"]), ({"since": "9999-12-31"}, [])])
def test_the_last_day_of_the_calendar_is_a_day(signed_in, coach, several, query, found):
    assert names(signed_in(coach), **query) == found


def test_where_they_came_from_is_said_by_the_pages_name_and_found_by_it(signed_in, coach, several):
    article = site.page(models.StandardPage, site.home(), title="A two-way street")
    Client.objects.filter(name="Nia").update(source=article.get_url())
    browser = signed_in(coach)
    assert "A two-way street</td>" in browser.get(LIST).content.decode()
    assert names(browser, source="two-way street") == ["Nia"]
    assert names(browser, source="one-way street") == []
